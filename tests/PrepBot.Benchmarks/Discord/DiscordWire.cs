using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepBot.Benchmarks.Wire;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Settings;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Benchmarks.Discord;

/// <summary>Discord by its gateway and its HTTP API.</summary>
internal sealed class DiscordWire : IWirePlatform
{
    public string Name => "Discord";

    public string PeerVerb => DiscordPeer.Verb;

    public int Sockets => 1;

    public IReadOnlyList<string> Commands => ["status", "help", "leaderboard", "start", "debrief"];

    public IReadOnlyDictionary<string, string> BotSettings(IReadOnlyDictionary<string, string> peer) => new Dictionary<string, string>
    {
        ["Discord__Token"] = peer["Token"],
        ["Discord__ApiBaseUrl"] = peer["ApiBaseUrl"],
    };

    public void Register(IServiceCollection services, IReadOnlyDictionary<string, string> peer)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Discord:ApiBaseUrl", peer["ApiBaseUrl"])]).Build());
        services.AddSingleton<IPlatformVault, MemoryVault>();
        services.AddSingleton<ICommunityPresence, RecordingPresence>();
        services.AddDiscord(options => options.Token = new Secret(peer["Token"]));
    }

    public Task RunBareAsync(IReadOnlyDictionary<string, string> peer, Func<CancellationToken, Task> before, CancellationToken stop) => BareDiscordClient.RunAsync(peer, before, stop);
}
