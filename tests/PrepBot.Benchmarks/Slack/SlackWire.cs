using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepBot.Benchmarks.Wire;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Adapter;
using PrepBot.Slack.Settings;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Benchmarks.Slack;

/// <summary>Slack by its sockets.</summary>
internal sealed class SlackWire : IWirePlatform
{
    public string Name => "Slack";

    public string PeerVerb => SlackPeer.Verb;

    public int Sockets => 2;

    public IReadOnlyList<string> Commands => ["status", "help", "leaderboard", "start"];

    public IReadOnlyDictionary<string, string> BotSettings(IReadOnlyDictionary<string, string> peer) => new Dictionary<string, string>
    {
        ["Slack__AppToken"] = peer["AppToken"],
        ["Slack__BotToken"] = peer["BotToken"],
        ["Slack__ApiBaseUrl"] = peer["ApiBaseUrl"],
    };

    public void Register(IServiceCollection services, IReadOnlyDictionary<string, string> peer)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Slack:ApiBaseUrl", peer["ApiBaseUrl"])]).Build());
        services.AddSingleton<IPlatformVault, MemoryVault>();
        services.AddSingleton<ICommunityPresence, RecordingPresence>();
        services.AddSlack(options =>
        {
            options.AppToken = new Secret(peer["AppToken"]);
            options.BotToken = new Secret(peer["BotToken"]);
        });
    }

    public Task RunBareAsync(IReadOnlyDictionary<string, string> peer, Func<CancellationToken, Task> before, CancellationToken stop) => BareSlackClient.RunAsync(peer, Sockets, before, stop);
}
