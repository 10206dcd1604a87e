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

    /// <param name="today">An interview that is over is not told again.</param>
    public static Form Create(Profile profile, DateOnly today) => new(
        new ActionId("profile", "save", Subject.None),
        "My profile",
        [
            new FormStep(
                "About me",
                [
                    new TextField("zone", "Time zone", Required: false, MaxLength: 50) { Value = profile.TimeZone ?? "", Hint = ProfileTexts.ZoneHint },
                    new ChoiceField("level", "Level I prepare for", Required: false, Levels) { Chosen = profile.Level is { } level ? [level.ToString()] : [] },
                    new ChoiceField("track", "Track", Required: true, Tracks) { Chosen = [profile.Track.ToString()] },
                    new DateField("date", "Day of my interview", Required: false) { Value = profile.TargetDate is { } day && day >= today ? day.ToString("yyyy-MM-dd") : "" },
                    new ChoiceField("board", "Leaderboard", Required: true, Visible) { Chosen = [profile.OnLeaderboard ? "yes" : "no"] },
                ]),
        ]);

    /// <param name="zone">The time zone they typed; null for none.</param>
    public static Profile Read(FormAnswers answers, string? zone) => new()
    {
        TimeZone = zone,
        Level = Enum.TryParse<Level>(answers.Choice("level"), out var level) ? level : null,
        Track = Enum.Parse<Track>(answers.Choice("track")!),
        TargetDate = answers.Date("date"),
        OnLeaderboard = answers.Choice("board") == "yes",
        WasAsked = true,
    };
}
