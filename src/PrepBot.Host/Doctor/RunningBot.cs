using PrepBot.Host.Configuration;
using PrepBot.Host.Health;

namespace PrepBot.Host.Doctor;

/// <summary>Asks the bot that runs on this machine, as an orchestrator would.</summary>
internal static class RunningBot
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static async Task<Finding> AskAsync(Settings settings, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(settings.HealthUrl) { Path = HealthEndpoints.Ready };
        if (address.Host is "0.0.0.0" or "[::]")
            address.Host = "localhost";

        using var client = new HttpClient { Timeout = Limit };
        try
        {
            using var answer = await client.GetAsync(address.Uri, cancellationToken);
            return answer.IsSuccessStatusCode
                ? Finding.Fine("running bot", "ready")
                : Finding.Problem("running bot", $"lives but is not ready ({await answer.Content.ReadAsStringAsync(cancellationToken)}); its log tells why");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Finding.Problem("running bot", $"no answer at {address.Uri}. Is it running, with the same settings?");
        }
    }
}
