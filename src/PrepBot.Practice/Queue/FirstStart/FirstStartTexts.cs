using System.Globalization;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>What members read here, a sentence each.</summary>
internal static class FirstStartTexts
{
    public const string Title = "Three taps make the questions fit";

    public const string FormTitle = "Three short questions";

    public const string LeaveOut = "Leave out what you like; I do not ask again. /mock profile changes it.";

    public const string LevelField = "Level you prepare for";

    public const string TrackField = "Track";

    public const string DayField = "Day of your interview";

    public const string DayTitle = "Day of your interview";

    public const string OfBefore = "These questions were for who you were here before. /mock start asks them anew, once.";

    public const string NotWaitingAnyMore = "You wait nowhere any more: the time was over, or you left the queue.";

    public static RichText Level => RichText.Create($"{"Level":strong} you prepare for");

    public static RichText Track => RichText.Create($"{"Track":strong}");

    public static RichText Interview => RichText.Create($"{"Interview":strong}");

    public static string Name(Level level) => level switch
    {
        Domain.Members.Level.Junior => "Junior, mid",
        Domain.Members.Level.Senior => "Senior",
        Domain.Members.Level.Staff => "Staff and above",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static string Name(Track track) => track switch
    {
        Domain.Members.Track.Software => "Software",
        Domain.Members.Track.Data => "Data",
        Domain.Members.Track.MachineLearning => "ML and AI",
        Domain.Members.Track.Manager => "Manager",
        Domain.Members.Track.General => "General",
        _ => throw new ArgumentOutOfRangeException(nameof(track)),
    };

    /// <summary>"By 14 December".</summary>
    public static string By(DateOnly day) => $"By {day.ToString("d MMMM", CultureInfo.InvariantCulture)}";

    public static string On(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Chosen(string label) => $"✓ {label}";

    /// <summary>What has become of the start, and that nothing has to be answered.</summary>
    public static RichText Now(WhereNow now, PrincipleSet principles) => now switch
    {
        WhereNow.Waiting waiting => RichText.Create($"Your place in the queue is kept until {new Moment(waiting.Entry.ExpiresAt, MomentStyle.Time)}. {LeaveOut}"),
        WhereNow.InRound { Part: not Domain.Rounds.RoundPart.Observer } round =>
            RichText.Create($"{PairingTexts.Paired(round.People.Name(round.Round.PartnerOf(Own(round))), round.Part, round.Round, principles)} {LeaveOut}"),
        WhereNow.InRound => RichText.Create($"You watch a round. {LeaveOut}"),
        WhereNow.Asking asking => RichText.Create($"{asking.Partner} is asked, and can answer until {new Moment(asking.Until, MomentStyle.Time)}. {LeaveOut}"),
        WhereNow.ChannelIsClosed => RichText.Plain($"{QueueTexts.ChannelClosed} What you tell here holds for your next start."),
        WhereNow.Nowhere => RichText.Plain($"{NotWaitingAnyMore} What you tell here holds for your next start."),
        _ => throw new NotSupportedException($"No words for {now.GetType().Name}."),
    };

    /// <summary>The same over a form, where times cannot be shown in everybody's own zone.</summary>
    public static string Over(WhereNow now) => now switch
    {
        WhereNow.Waiting => $"Your place in the queue is kept. {LeaveOut}",
        WhereNow.InRound => $"You are paired already; the way into your round stands under this form. {LeaveOut}",
        _ => LeaveOut,
    };

    private static Values.Identity.MemberId Own(WhereNow.InRound round) =>
        round.Part == Domain.Rounds.RoundPart.Interviewer ? round.Round.InterviewerId : round.Round.CandidateId;
}
