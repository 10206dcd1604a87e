using NodaTime;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Members.EditProfile;

/// <summary>The profile as a form.</summary>
internal static class ProfileForm
{
    private static readonly IReadOnlyList<Option> Levels =
        [.. Enum.GetValues<Level>().Select(level => new Option(level.ToString(), InWords.Name(level)))];

    private static readonly IReadOnlyList<Option> Tracks =
        [.. Enum.GetValues<Track>().Select(track => new Option(track.ToString(), InWords.Name(track)))];

    private static readonly IReadOnlyList<Option> Visible =
        [new("yes", ProfileTexts.ShowMeOnTheLeaderboard), new("no", "Leave me out")];

    public static Form Create(Profile profile) => new(
        new ActionId("profile", "save", Subject.None),
        "My profile",
        [
            new FormStep(
                "About me",
                [
                    new TextField("zone", "Time zone", Required: false, MaxLength: 50) { Value = profile.TimeZone ?? "", Hint = ProfileTexts.ZoneHint },
                    new ChoiceField("level", "Level I prepare for", Required: false, Levels) { Chosen = profile.Level is { } level ? [level.ToString()] : [] },
                    new ChoiceField("track", "Track", Required: true, Tracks) { Chosen = [profile.Track.ToString()] },
                    new DateField("date", "Day of my interview", Required: false) { Value = profile.TargetDate?.ToString("yyyy-MM-dd") ?? "" },
                    new ChoiceField("board", "Leaderboard", Required: true, Visible) { Chosen = [profile.OnLeaderboard ? "yes" : "no"] },
                ]),
        ]);

    public static Profile Read(FormAnswers answers) => new()
    {
        TimeZone = answers.Text("zone").Trim() is { Length: > 0 } zone ? zone : null,
        Level = Enum.TryParse<Level>(answers.Choice("level"), out var level) ? level : null,
        Track = Enum.Parse<Track>(answers.Choice("track")!),
        TargetDate = answers.Date("date"),
        OnLeaderboard = answers.Choice("board") == "yes",
        WasAsked = true,
    };

    /// <summary>Names zones that look like what was typed: "CET+1" and "madrid" are what people write.</summary>
    public static string ZoneMistake(string typed)
    {
        var word = typed.Replace(' ', '_');
        var near = DateTimeZoneProviders.Tzdb.Ids
            .Where(id => id.Contains('/') && id.Split('/')[^1].Contains(word, StringComparison.OrdinalIgnoreCase))
            .Take(3).ToList();
        return near.Count > 0
            ? ProfileTexts.UnknownZoneNear(typed, near)
            : ProfileTexts.UnknownZone(typed);
    }
}
