using Microsoft.Extensions.DependencyInjection;

namespace PrepBot.Benchmarks.Wire;

/// <summary>A chat platform as the benchmark sees it.</summary>
internal interface IWirePlatform
{
    string Name { get; }

    /// <summary>The verb of this program that plays its server.</summary>
    string PeerVerb { get; }

    /// <summary>How many sockets a client keeps open.</summary>
    int Sockets { get; }

    /// <summary>The commands whose first answer its server waits for.</summary>
    IReadOnlyList<string> Commands { get; }

    /// <summary>Settings of the bot, to reach the server.</summary>
    IReadOnlyDictionary<string, string> BotSettings(IReadOnlyDictionary<string, string> peer);

    /// <summary>Puts the transport into a host, for a handler of the benchmark's own.</summary>
    void Register(IServiceCollection services, IReadOnlyDictionary<string, string> peer);

    /// <summary>The least a client can do: sockets, source-generated JSON, and an answer to each interaction.</summary>
    /// <param name="before">What is done for each interaction before it is answered.</param>
    Task RunBareAsync(IReadOnlyDictionary<string, string> peer, Func<CancellationToken, Task> before, CancellationToken stop);
}
