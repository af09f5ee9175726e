# syntax=docker/dockerfile:1

# Each base is named by its digest, since a tag is another image after each update. The digests are those of Docker's list
# of official images (github.com/docker-library/repo-info); who takes an update names the new one here.

# Builds with the same command as everywhere; the tests run where the sources are.
FROM maven:3.9-eclipse-temurin-25@sha256:93b8a14ea2f412782e4e842651273b4d903e35cc496284f178fbbe2d67d00976 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml pom.xml
RUN mvn -q dependency:go-offline
COPY src src
RUN mvn -q package -Dmaven.test.skip

# A Java runtime of nothing but the modules that are used.
FROM eclipse-temurin:25@sha256:dcf835e52330939b6c9f90ecab8aafcbcaa8fbf48423db44de884cf978c10144 AS jdk
RUN ["jlink", "--add-modules", "java.base,java.desktop,java.naming,java.net.http,java.scripting,java.security.jgss,java.sql,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs", "--include-locales", "en,fr", "--strip-debug", "--no-header-files", "--no-man-pages", "--compress", "zip-6", "--output", "/opt/java"]

FROM debian:13-slim@sha256:3a39a0592364683e6bab97937b72cad5a8fa6dcbbee90edb3bb48c7f8e94f258 AS runtime
RUN useradd --system --uid 10001 --home-dir /data lighterman \
    && install -d -o lighterman -g lighterman /data
COPY --from=jdk /opt/java /opt/java
ENV PATH=/opt/java/bin:$PATH
WORKDIR /app
# Libraries change seldom and ours often: two layers.
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/lighterman.jar lighterman.jar

# The demo: docker build --target sandbox, then docker run --publish 8300:8300
FROM runtime AS sandbox
COPY --from=build /build/target/sandbox-lib sandbox-lib
COPY --from=build /build/target/lighterman-sandbox.jar lighterman-sandbox.jar
USER lighterman
EXPOSE 8300
ENTRYPOINT ["java", "-jar", "lighterman-sandbox.jar", "--bind", "0.0.0.0"]

# On the same JVM as in the image below, or that would not take the cache.
FROM sandbox AS trained
USER root
RUN ["java", "-jar", "lighterman-sandbox.jar", "--training-run", "lighterman.aot"]

FROM runtime
# What the JVM has learned in the sandbox about starting; without it, it starts in twice the time.
COPY --from=trained /app/lighterman.aot lighterman.aot
USER lighterman
ENV LIGHTERMAN_DATA=/data \
    LIGHTERMAN_BIND=0.0.0.0 \
    LIGHTERMAN_PORT=3000
VOLUME /data
EXPOSE 3000
# Any answer will do: where what is unhealthy is started anew, that mends no outage of Slack's, for which
# the answer is 503, and stops the runs on their way.
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${LIGHTERMAN_PORT} && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1' <&3"]
# It waits more than it computes: a small heap that grows and the quick compiler are enough, as in
# the sandbox.
ENTRYPOINT ["java", "-XX:AOTCache=lighterman.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmn12m", "-XX:TrimNativeHeapInterval=10000", "-XX:MaxRAMPercentage=75", "-jar", "lighterman.jar"]
CMD ["serve"]
