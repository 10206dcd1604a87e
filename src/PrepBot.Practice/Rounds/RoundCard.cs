using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>The card in the room: who plays which part, what is practised, how much time is left, and the buttons for everybody.</summary>
internal sealed class RoundCard(PrincipleSet principles) : ICard
{
    public const string Name = "round";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(subject.CommunityId, RoundId.From(subject.Row), forChange: false, cancellationToken) is not { } round)
            return null;

        var people = await People.OfAsync(work, round, cancellationToken);
        return new CardFace(new CardLocation.InRoom(round.Id.Value), Draw(round, people, work.Now));
    }

    private Message Draw(Round round, People people, DateTimeOffset now)
    {
        var blocks = new List<Block>
        {
            new Heading(Wants(round, now)),
            new Paragraph(State(round, now)),
            new Facts(Facts(round, people)),
        };
        var buttons = Buttons(round);
        if (buttons.Count > 0)
            blocks.Add(new Buttons(buttons));
        if (round is { IsOpen: true, PausedAt: null })
            blocks.Add(RoundActions.WhereToTalk(round));
        if (round is { ObserverId: not null, Stage: RoundStage.Running or RoundStage.Debriefing })
            blocks.Add(new Buttons([RoundActions.ObserverSheet(round)]));
        if (round.IsOpen)
            blocks.Add(new SmallPrint(RoundTexts.MockRound(round.Minutes, RoundPlan.Create(round).InWords)));

        return new Message(blocks)
        {
            Accent = AccentOf(round),
            Notify = round.Stage == RoundStage.Gathering
                ? [.. new[] { people.Person(round.InterviewerId), people.Person(round.CandidateId) }.OfType<PersonRef>()]
                : [],
        };
    }

    private string Wants(Round round, DateTimeOffset now) => round.Stage switch
    {
        RoundStage.Gathering => RoundTexts.CanYouSpeak,
        RoundStage.Running when round.PausedAt is not null => CockpitTexts.Paused(RoundPlan.MinutesLeft(round, now)),
        RoundStage.Running => RoundTexts.NowAsked(principles.NameOf(round.CurrentPrinciple), round.Current + 1, round.Principles.Count),
        RoundStage.Debriefing => RoundTexts.FileNow,
        _ => RoundTexts.MockRound(round.Minutes),
    };

    private Accent AccentOf(Round round) => round.Stage switch
    {
        RoundStage.Gathering => Accent.Green,
        RoundStage.Running when round.PausedAt is null => Hues.Of(principles, round.CurrentPrinciple),
        _ => Accent.Grey,
    };

    private List<Fact> Facts(Round round, People people)
    {
        var facts = new List<Fact>
        {
            new("Interviewer", RichText.Create($"{people.Name(round.InterviewerId)}{Tick(round, round.InterviewerHere)}")),
            new("Candidate", RichText.Create($"{people.Name(round.CandidateId)}{Tick(round, round.CandidateHere)}")),
        };
        if (round.ObserverId is { } observer)
            facts.Add(new Fact("Observer", RichText.Create($"{people.Name(observer)}")));

        facts.Add(new Fact("Principles", InWords.Name(round.Principles, principles)));
        return facts;
    }

    private static RichText State(Round round, DateTimeOffset now) => round.Stage switch
    {
        RoundStage.Gathering => RoundTexts.Gathering(round.ArriveBy, round.Talk),
        RoundStage.Running when round.PausedAt is { } since => RoundTexts.Paused(since),
        RoundStage.Running when now >= round.EndsAt => RoundTexts.OverTime,
        RoundStage.Running => RoundTexts.Running(round.EndsAt!.Value, round.Talk),
        RoundStage.Debriefing => RoundTexts.Debriefing(round.EndedAt!.Value),
        RoundStage.Revealed => RoundTexts.Revealed,
        RoundStage.Cancelled when round.Cancelled == CancelReason.ProgressLost => RoundTexts.ProgressLost,
        RoundStage.Cancelled when round.Cancelled == CancelReason.ClosedByOrganiser => RoundTexts.ClosedByOrganiser,
        RoundStage.Cancelled => RoundTexts.DidNotTakePlace,
        _ => throw new NotSupportedException($"No words for {round.Stage}."),
    };

    private static List<Button> Buttons(Round round) => round.Stage switch
    {
        RoundStage.Gathering => [RoundActions.Here(round), RoundActions.OpenCockpit(round), RoundActions.Swap(round), RoundActions.CannotMakeIt(round)],
        RoundStage.Running when round.PausedAt is not null => [RoundActions.Resume(round), RoundActions.OpenCockpit(round), RoundActions.End(round)],
        RoundStage.Running when round.Kit.All(prompt => prompt.AskedAt is null) =>
            [RoundActions.OpenCockpit(round) with { Style = ButtonStyle.Primary }, RoundActions.Swap(round), RoundActions.Pause(round), RoundActions.Extend(round), RoundActions.End(round)],
        RoundStage.Running => [RoundActions.OpenCockpit(round) with { Style = ButtonStyle.Primary }, RoundActions.Pause(round), RoundActions.Extend(round), RoundActions.End(round)],
        RoundStage.Debriefing => [RoundActions.FileDebrief(round), RoundActions.GoAgain(round)],
        RoundStage.Revealed => [RoundActions.ReadDigest(round), RoundActions.GoAgain(round)],
        _ => [],
    };

    private static string Tick(Round round, bool here) => round.Stage == RoundStage.Gathering && here ? " · here" : "";
}
