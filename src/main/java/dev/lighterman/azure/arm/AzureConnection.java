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
import java.time.Duration;

/**
 * The way to Azure, signed in.
 *
 * @param client what carries a request
 * @param credential who the bot is
 * @param pipeline to the resource manager; unlike the SDK's own it tries nothing twice, since that
 *     would sleep in the caller's thread, and registers no provider that nobody asked for
 * @param endpoint the resource manager's address, without a slash at the end
 */
public record AzureConnection(
    HttpClient client, TokenCredential credential, HttpPipeline pipeline, String endpoint) {
  /** The SDK's way to say: once. */
  public static final RetryOptions ONCE = new RetryOptions(new FixedDelayOptions(0, Duration.ZERO));

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final String PRODUCT = "lighterman";

  public static AzureConnection with(AzureSettings settings) {
    var client = client(settings);
    var credential = CredentialFactory.of(settings, client);
    var endpoint = settings.resourceManager().toString().replaceFirst("/+$", "");
    return new AzureConnection(
        client, credential, pipeline(client, credential, endpoint), endpoint);
  }

  private static HttpClient client(AzureSettings settings) {
    var http = java.net.http.HttpClient.newBuilder();
    var caFile = settings.caFile();
    if (caFile != null) {
      http.sslContext(TrustedCertificates.alsoIn(caFile));
    }
    return new JdkHttpClientBuilder(http)
        .connectionTimeout(CONNECT)
        .responseTimeout(ANSWER)
        .readTimeout(ANSWER)
        .writeTimeout(ANSWER)
        .build();
  }

  private static HttpPipeline pipeline(
      HttpClient client, TokenCredential credential, String endpoint) {
    return new HttpPipelineBuilder()
        .httpClient(client)
        .policies(
            new UserAgentPolicy(PRODUCT),
            new RequestIdPolicy(),
            new AddDatePolicy(),
            new Throttle(),
            new AzureChangeRecorder(),
            new ArmChallengeAuthenticationPolicy(credential, endpoint + "/.default"))
        .build();
  }
}
