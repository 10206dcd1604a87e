using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>The three questions as rows of taps, each kept at once, with a tick on what is chosen. "Go on" works from the beginning.</summary>
internal static class FirstStartCard
{
    /// <param name="channel">Where the start was made, if that is known.</param>
    /// <param name="isLater">They have said that the interview is further away; no day is kept of that.</param>
    /// <param name="today">The reader's own.</param>
    public static Message Create(Profile profile, WhereNow now, ChannelId? channel, bool isLater, DateOnly today, PrincipleSet principles)
    {
        var about = About(channel);
        return new Message(
        [
            new Heading(FirstStartTexts.Title),
            new Paragraph(FirstStartTexts.Now(now, principles)),
            new Paragraph(FirstStartTexts.Level),
            new Buttons([.. Enum.GetValues<Level>().Select(level => Tap("level", level.ToString(), FirstStartTexts.Name(level), profile.Level == level, about, isLater))]),
            new Paragraph(FirstStartTexts.Track),
            new Buttons([.. Tracks.Select(track => Tap("track", track.ToString(), FirstStartTexts.Name(track), profile.Track == track, about, isLater))]),
            new Paragraph(FirstStartTexts.Interview),
            new Buttons([.. Days(profile.TargetDate, today, about, isLater)]),
            new Divider(),
            new Buttons([new Button(new ActionId(Practise.StartFeature, "go-on", about), "Go on", ButtonStyle.Primary)]),
        ])
        {
            Accent = Accent.Indigo,
        };
    }

    /// <summary>A card about a start in this channel; of no channel where none is known.</summary>
    public static Subject About(ChannelId? channel) => channel is { } there ? Subject.Create(there) : Subject.Create("none");

    /// <summary>As the drawing has them: the most frequent first, what fits everybody last.</summary>
    private static IReadOnlyList<Track> Tracks => [Track.Software, Track.Data, Track.MachineLearning, Track.Manager, Track.General];

    private static IEnumerable<Button> Days(DateOnly? day, DateOnly today, Subject about, bool isLater)
    {
        var (soon, next) = (today.AddDays(FirstDay.Soon), today.AddDays(FirstDay.Next));
        yield return Tap("within", $"{FirstDay.Soon}", day == soon ? FirstStartTexts.By(soon) : "Within 2 weeks", day == soon, about, isLater: false);
        yield return Tap("within", $"{FirstDay.Next}", day == next ? FirstStartTexts.By(next) : "Within 6 weeks", day == next, about, isLater: false);
        yield return Tap("within", "later", "Later", isLater && day is null, about, isLater: false);
        var isExact = day is not null && day != soon && day != next;
        yield return Tap("exact", "day", isExact ? FirstStartTexts.On(day!.Value) : "Exact day", isExact, about, isLater: false);
    }

    private static Button Tap(string verb, string value, string label, bool isChosen, Subject about, bool isLater)
    {
        var subject = about.And(value);
        return new Button(new ActionId(FirstStart.Feature, verb, isLater ? subject.And("later") : subject), isChosen ? FirstStartTexts.Chosen(label) : label);
    }
}
