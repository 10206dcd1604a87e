using PrepBot.Benchmarks.Wire;

namespace PrepBot.Benchmarks.Discord;

/// <summary>The light Discord as the other side: members of a server who type commands.</summary>
internal static class DiscordPeer
{
    public const string Verb = "discord-peer";

    private const int Members = 200;

    /// <summary>As many wait in the queue; all as candidates, so that nobody is paired and every command finds the same.</summary>
    private const int Starters = 20;

    private const string Start =
        """[{"name":"start","type":1,"options":[{"name":"role","type":3,"value":"candidate"},{"name":"minutes","type":4,"value":20}]}]""";

    public static async Task ServeAsync()
    {
        await using var discord = await LightDiscord.StartAsync();
        var admin = discord.NextId();
        var members = Enumerable.Range(1, Members).Select(_ => discord.NextId()).ToList();
        await LoadPeer.ServeAsync(
            new() { ["ApiBaseUrl"] = discord.ApiBaseUrl, ["Token"] = LightDiscord.Token },
            (what, number) => what switch
            {
                "enable" => discord.CommandAsync(admin, organiser: true, Alone(what)),
                "start" => discord.CommandAsync(members[number % Starters], organiser: false, Start),
                _ => discord.CommandAsync(members[number % Members], organiser: false, Alone(what)),
            },
            discord.UntilLoggedInAsync);
    }

    private static string Alone(string command) => $$"""[{"name":"{{command}}","type":1,"options":[]}]""";
}
