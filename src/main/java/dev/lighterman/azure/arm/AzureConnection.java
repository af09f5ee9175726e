package dev.lighterman.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AddDatePolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import dev.lighterman.settings.AzureSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What all Azure clients share: HTTP client, credential and pipeline.
 *
 * @param credential the bot's identity
 * @param pipeline for Azure Resource Manager; unlike the SDK's default it does not retry, since
 *     that would sleep in the caller's thread, and does not register resource providers by itself
 * @param endpoint the address of Azure Resource Manager, without a slash at the end
 */
public record AzureConnection(
    HttpClient httpClient,
    TokenCredential credential,
    HttpPipeline pipeline,
    String endpoint,
    AzureClock clock) {
  /** Options that make an SDK client send each request once. */
  public static final RetryOptions NO_RETRIES =
      new RetryOptions(new FixedDelayOptions(0, Duration.ZERO));

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);
  private static final String USER_AGENT = "lighterman";

  public static AzureConnection of(
      AzureSettings settings, InstantSource ours, MeterRegistry meters) {
    var client = httpClient(settings);
    var credential = CredentialFactory.of(settings, client);
    var endpoint = settings.resourceManager().toString().replaceFirst("/+$", "");
    var clock = new AzureClock(ours);
    return new AzureConnection(
        client, credential, pipeline(client, credential, endpoint, clock, meters), endpoint, clock);
  }

  private static HttpClient httpClient(AzureSettings settings) {
    var http = java.net.http.HttpClient.newBuilder();
    var caFile = settings.caFile();
    if (caFile != null) {
      http.sslContext(TrustedCertificates.sslContext(caFile));
    }
    return new JdkHttpClientBuilder(http)
        .connectionTimeout(CONNECT_TIMEOUT)
        .responseTimeout(RESPONSE_TIMEOUT)
        .readTimeout(RESPONSE_TIMEOUT)
        .writeTimeout(RESPONSE_TIMEOUT)
        .build();
  }

  private static HttpPipeline pipeline(
      HttpClient client,
      TokenCredential credential,
      String endpoint,
      AzureClock clock,
      MeterRegistry meters) {
    var metrics = new AzureMetrics(meters);
    return new HttpPipelineBuilder()
        .httpClient(client)
        .policies(
            new UserAgentPolicy(USER_AGENT),
            new RequestIdPolicy(),
            new AddDatePolicy(),
            new OnlyToArm(endpoint),
            clock,
            metrics,
            new Throttle(metrics),
            new AzureChangeRecorder(),
            new ArmChallengeAuthenticationPolicy(credential, endpoint + "/.default"))
        .build();
  }
}
