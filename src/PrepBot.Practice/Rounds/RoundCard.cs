using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>The card in the room: who plays which part, what is practised, how much time is left, and the buttons for everybody.</summary>
internal sealed class RoundCard(PrincipleSet principles) : ICard
{
    public const string Name = "round";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(subject.CommunityId, RoundId.From(subject.Row), forChange: false, cancellationToken) is not { Room: not null } round)
            return null;

        var people = await People.OfAsync(work, round, cancellationToken);
        return new CardFace(new CardPlace.InRoom(round.Id.Value), Draw(round, people, now));
    }

    private Message Draw(Round round, People people, DateTimeOffset now)
    {
        var blocks = new List<Block>
        {
            new Heading($"Mock round · {round.Minutes} min"),
            new Facts(Facts(round, people)),
            new Paragraph(State(round, now)),
        };
        var buttons = Buttons(round);
        if (buttons.Count > 0)
            blocks.Add(new Buttons(buttons));
        if (round is { ObserverId: not null, Stage: RoundStage.Running or RoundStage.Debriefing })
            blocks.Add(new Buttons([RoundActions.ObserverSheet(round)]));

        return new Message(blocks)
        {
            Notify = round.Stage == RoundStage.Gathering
                ? [.. new[] { people.Person(round.InterviewerId), people.Person(round.CandidateId) }.OfType<PersonRef>()]
                : [],
        };
    }

    private List<Fact> Facts(Round round, People people)
    {
        var facts = new List<Fact>
        {
            new("Interviewer", RichText.Of($"{people.Name(round.InterviewerId)}{Tick(round, round.InterviewerHere)}")),
            new("Candidate", RichText.Of($"{people.Name(round.CandidateId)}{Tick(round, round.CandidateHere)}")),
        };
        if (round.ObserverId is { } observer)
            facts.Add(new Fact("Observer", RichText.Of($"{people.Name(observer)}")));

        facts.Add(new Fact("Principles", InWords.Of(round.Principles, principles)));
        if (round.IsOpen)
            facts.Add(new Fact("Plan", RoundPlan.Of(round).InWords));

        return facts;
    }

    private RichText State(Round round, DateTimeOffset now) => round.Stage switch
    {
        RoundStage.Gathering => RichText.Of(
            $"Please both press \"I'm here\" {new Moment(round.ArriveBy, MomentStyle.Relative)}. The round starts when you have."),
        RoundStage.Running when round.PausedAt is { } since => RichText.Of(
            $"{"Paused":strong} since {new Moment(since, MomentStyle.Time)}. The clocks stand still."),
        RoundStage.Running when now >= round.EndsAt => RichText.Of(
            $"{"Time is up.":strong} Come to a close and press End; then both file a debrief."),
        RoundStage.Running => RichText.Of(
            $"Now: {principles.NameOf(round.CurrentPrinciple):strong}, {round.Current + 1} of {round.Principles.Count}. Ends at {new Moment(round.EndsAt!.Value, MomentStyle.Time)} ({new Moment(round.EndsAt.Value, MomentStyle.Relative)})."),
        RoundStage.Debriefing => RichText.Of(
            $"The talking is over, well done both. File your debriefs while it is fresh; they open when both are in, or {new Moment(round.EndedAt!.Value + Domain.Debriefs.RevealRule.Deadline, MomentStyle.Relative)} with what there is."),
        RoundStage.Revealed => "Both debriefs are open now, and only you two can read them.",
        RoundStage.Cancelled when round.Cancelled == CancelReason.ProgressLost => "This round is closed: what was noted of it can no longer be read.",
        RoundStage.Cancelled when round.Cancelled == CancelReason.ClosedByOrganiser => "An organiser has closed this round.",
        RoundStage.Cancelled => "This round did not take place.",
        _ => throw new NotSupportedException($"No words for {round.Stage}."),
    };

    private static List<Button> Buttons(Round round) => round.Stage switch
    {
        RoundStage.Gathering => [RoundActions.Here(round), RoundActions.OpenKit(round), RoundActions.Swap(round), RoundActions.CannotMakeIt(round)],
        RoundStage.Running when round.PausedAt is not null => [RoundActions.Resume(round), RoundActions.OpenKit(round), RoundActions.End(round)],
        RoundStage.Running when round.Kit.All(prompt => prompt.AskedAt is null) =>
            [RoundActions.OpenKit(round), RoundActions.Swap(round), RoundActions.Pause(round), RoundActions.Extend(round), RoundActions.End(round)],
        RoundStage.Running => [RoundActions.OpenKit(round), RoundActions.Pause(round), RoundActions.Extend(round), RoundActions.End(round)],
        RoundStage.Debriefing => [RoundActions.FileDebrief(round), RoundActions.GoAgain(round)],
        RoundStage.Revealed => [RoundActions.ReadDigest(round), RoundActions.GoAgain(round)],
        _ => [],
    };

    private static string Tick(Round round, bool here) => round.Stage == RoundStage.Gathering && here ? " · here" : "";
}
