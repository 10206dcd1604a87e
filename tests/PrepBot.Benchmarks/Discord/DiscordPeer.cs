using PrepBot.Benchmarks.Wire;

namespace PrepBot.Benchmarks.Discord;

/// <summary>The light Discord as the other side: members of a server who type commands.</summary>
internal static class DiscordPeer
{
    public const string Verb = "discord-peer";

    private const int Members = 200;

    /// <summary>As many wait in the queue; all as candidates, so that nobody is paired and every command finds the same.</summary>
    private const int Starters = 20;

    public static async Task ServeAsync()
    {
        await using var discord = await LightDiscord.StartAsync();
        var admin = discord.NextId();
        var members = Enumerable.Range(1, Members).Select(_ => discord.NextId()).ToList();
        var filers = Enumerable.Range(1, Starters).Select(_ => discord.NextId()).ToList();
        var comers = new Comers(discord.NextId);
        await LoadPeer.ServeAsync(
            new()
            {
                ["ApiBaseUrl"] = discord.ApiBaseUrl, ["Token"] = LightDiscord.Token, ["Community"] = discord.Guild, ["Room"] = discord.Channel,
                ["Filers"] = string.Join(',', filers),
            },
            (what, number) => what switch
            {
                "enable" => discord.CommandAsync(admin, organiser: true, Alone(what)),
                "start" => discord.CommandAsync(members[number % Starters], organiser: false, Start("candidate")),
                "leave" => discord.CommandAsync(members[number % Starters], organiser: false, Alone(what)),
                "debrief" => discord.CommandAsync(filers[number % Starters], organiser: false, Alone(what)),
                "filer-status" => discord.CommandAsync(filers[number % Starters], organiser: false, Alone("status")),
                "meet" => discord.CommandAsync(comers.Add(), organiser: false, Alone("status")),
                "wait" => discord.CommandAsync(comers.Next(), organiser: false, Start("candidate")),
                "pair" => PairAsync(discord, comers.Next(), comers.Next()),
                _ => discord.CommandAsync(members[number % Members], organiser: false, Alone(what)),
            },
            discord.UntilLoggedInAsync);
    }

    /// <summary>The first finds somebody who waits and is paired; the second takes the place of who waited.</summary>
    private static async Task PairAsync(LightDiscord discord, string interviewer, string candidate)
    {
        await discord.CommandAsync(interviewer, organiser: false, Start("interviewer"));
        await discord.CommandAsync(candidate, organiser: false, Start("candidate"));
    }

    private static string Start(string role) =>
        $$"""[{"name":"start","type":1,"options":[{"name":"role","type":3,"value":"{{role}}"},{"name":"minutes","type":4,"value":20}]}]""";

    private static string Alone(string command) => $$"""[{"name":"{{command}}","type":1,"options":[]}]""";
}
