using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Members.EditProfile;

/// <summary>The profile in words.</summary>
internal static class ProfileTexts
{
    /// <summary>However many are avoided, so many are named; /mock export has them all.</summary>
    private const int MaxAvoided = 15;

    /// <summary>One press lets observers in; the profile takes it back.</summary>
    public static Button WelcomeObservers { get; } = new(new ActionId("profile", "observers", Subject.Create("yes")), "Welcome observers");

    /// <summary>The hours they are usually there, for rings.</summary>
    private static Button WhenToRingMe { get; } = new(new ActionId("ring", "hours", Subject.None), "When to ring me");

    private static Button NoObservers { get; } = new(new ActionId("profile", "observers", Subject.Create("no")), "No observers");

    public static Message Card(Profile profile, string communityZone, IReadOnlyList<Member> avoided, DateTimeOffset now) => new(
    [
        new Heading("My profile"),
        new Facts(
        [
            new Fact("Time zone", profile.TimeZone is { } own ? ZoneTexts.WithTime(own, now) : $"the group's ({ZoneTexts.WithTime(communityZone, now)})"),
            new Fact("Level", profile.Level is { } level ? InWords.Name(level) : "not told"),
            new Fact("Track", InWords.Name(profile.Track)),
            new Fact("Interview", profile.TargetDate is { } day ? day.ToString("d MMMM yyyy") : "no date yet"),
            new Fact("Leaderboard", profile.OnLeaderboard ? "shown" : "left out"),
            new Fact("Observers", profile.ObserversWelcome ? "welcome, where my partner says so too" : "not in my rounds"),
            new Fact("Not paired with", Avoided(avoided)),
        ]),
        new Buttons([new Button(new ActionId("profile", "edit", Subject.None), "Edit", ButtonStyle.Primary), profile.ObserversWelcome ? NoObservers : WelcomeObservers, WhenToRingMe]),
        new Paragraph(RichText.Plain("/mock profile avoid @name keeps you two apart, without their learning of it; allow @name undoes it.", Emphasis.Light)),
    ]);

    private static string Avoided(IReadOnlyList<Member> avoided) => avoided.Count switch
    {
        0 => "nobody on the list",
        <= MaxAvoided => string.Join(", ", avoided.Select(member => member.DisplayName)),
        _ => $"{InWords.List([.. avoided.Select(member => member.DisplayName)], MaxAvoided)}; /mock export lists them all",
    };

    public const string OnTheBoardAgain = "You are on the board again: others see your row, with what you practised and never how it went.";

    public const string CommandHelp = "Your time zone, level, track, interview date, and whom you would rather not meet";

    public const string AvoidHelp = "Never pair me with this member; they do not learn of it";

    public const string AllowHelp = "Take this member off that list";

    public static string ThatIsYou => "That is you, and you are hard to avoid. Name somebody else.";

    public const string ShowMeOnTheLeaderboard = "Show me on the leaderboard";

    public const string ZoneHint = "Like Europe/Madrid or America/New_York; a city or a country will do.";
}
