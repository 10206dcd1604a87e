using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// What the interviewer works with while the round runs: the question, the clock, the next probe, and one button for what one would do next. Only the
/// interviewer sees it. What is looked up stands in <see cref="KitReference"/>.
/// </summary>
internal static class Cockpit
{
    /// <summary>After so many probes of an answer it is time for what comes next.</summary>
    public const int EnoughProbes = 3;

    /// <summary>Draws it for where the round is now.</summary>
    public static Message Create(Round round, People people, PrincipleSet principles, DateTimeOffset now) =>
        Framed(round, principles, round.InterviewerId, Over(round) ?? round switch
    {
        { ProgressLost: true, Kit.Count: 0 } => [new Heading(CockpitTexts.EndIt), new Paragraph(RoundTexts.KitUnreadable), new Buttons([RoundActions.EndHere(round)])],
        { Stage: RoundStage.Gathering } => Gathering(round, people, principles),
        { PausedAt: not null } => Paused(round, now),
        _ when round.LastAsked() is { IsBeingAnswered: true } asked => Listening(round, asked, people, principles, now),
        _ when round.LastAsked() is { } asked => Answered(round, asked, principles, now),
        _ => Asking(round, people, principles, now),
    });

    /// <summary>What stands on either's card once the talking is over; null before that.</summary>
    public static IReadOnlyList<Block>? Over(Round round) => round switch
    {
        { IsOpen: true } => null,
        { Stage: RoundStage.Debriefing } => [new Heading(RoundTexts.FileNow), new Paragraph(RoundTexts.Debriefing(round.EndedAt!.Value)), new Buttons([RoundActions.FileDebrief(round)])],
        { Stage: RoundStage.Revealed } => [new Heading(RoundTexts.DebriefsAreOpen), new Paragraph(RoundTexts.Revealed), new Buttons([RoundActions.ReadDigest(round)])],
        _ => [new Heading(RoundTexts.MockRound(round.Minutes)), new Paragraph(CancelledTexts.InRoom(round) ?? RoundTexts.DidNotTakePlace)],
    };

    /// <summary>A private card of the round: its colour, and that it takes the place of the others.</summary>
    public static Message Framed(Round round, PrincipleSet principles, MemberId member, IReadOnlyList<Block> blocks) => new(blocks)
    {
        Accent = round is { PausedAt: null, IsOpen: true } ? Hues.Of(principles, round.CurrentPrinciple) : Accent.Grey,
        Card = SeatCard.KeyOf(round, member),
    };

    private static List<Block> Gathering(Round round, People people, PrincipleSet principles)
    {
        var candidate = people.PlainName(round.CandidateId);
        var blocks = new List<Block>
        {
            new Heading(round.CandidateHere ? CockpitTexts.Ask(candidate, Where(round, principles)) : round.InterviewerHere ? CockpitTexts.WaitingFor(candidate) : CockpitTexts.CanYouSpeak(candidate)),
            new Paragraph(CockpitTexts.Understood(InWords.Name(round.Principles, principles), round.Minutes, round.Talk)),
        };
        AddAtHand(round, blocks);
        blocks.Add(new Buttons(round.CandidateHere && round.Ready.Count > 0
            ? [RoundActions.AskPrompt(round, round.Ready[0]), RoundActions.Reference(round, KitReference.Meaning), RoundActions.CannotMakeIt(round)]
            : round.InterviewerHere && round.Ready.Count > 0
            ? [RoundActions.AskPrompt(round, round.Ready[0]) with { Style = ButtonStyle.Normal }, RoundActions.Reference(round, KitReference.Meaning), RoundActions.CannotMakeIt(round)]
            : round.InterviewerHere
            ? [RoundActions.Reference(round, KitReference.Meaning), RoundActions.CannotMakeIt(round)]
            : [RoundActions.Mine(RoundActions.Here(round)), RoundActions.Reference(round, KitReference.Meaning), RoundActions.CannotMakeIt(round)]));
        return blocks;
    }

    private static List<Block> Paused(Round round, DateTimeOffset now) =>
    [
        new Heading(CockpitTexts.Paused(RoundPlan.MinutesLeft(round, now))),
        new Paragraph(RoundTexts.Paused(round.PausedAt!.Value)),
        new Buttons([RoundActions.Mine(RoundActions.Resume(round)), RoundActions.TakeNote(round), RoundActions.Reference(round, KitReference.Meaning), RoundActions.EndHere(round)]),
    ];

    private static List<Block> Asking(Round round, People people, PrincipleSet principles, DateTimeOffset now)
    {
        var blocks = new List<Block>
        {
            new Heading(CockpitTexts.Ask(people.PlainName(round.CandidateId), Where(round, principles))),
            new Paragraph(CockpitTexts.TimeFor(RoundPlan.MinutesLeftForPrinciple(round, now), round.EndsAt!.Value, round.Talk)),
        };
        AddAtHand(round, blocks);
        if (round.Ready.Count == 0)
            blocks.Add(new Paragraph(RoundTexts.NoFurtherPrompt));

        var buttons = new List<Button>();
        if (round.Ready.Count > 0)
            buttons.Add(RoundActions.AskPrompt(round, round.Ready[0]));
        else
            buttons.Add(GoOn(round, ButtonStyle.Primary));
        buttons.Add(RoundActions.TakeNote(round));
        buttons.Add(RoundActions.Reference(round, KitReference.Meaning));
        if (round.Ready.Count > 0 && !IsLast(round))
            buttons.Add(GoOn(round, ButtonStyle.Normal));
        if (round.Ready.Count > 0 || !IsLast(round))
            buttons.Add(RoundActions.EndHere(round));
        blocks.Add(new Buttons(buttons));
        if (round.PutAwayWithoutReason() is { } away)
        {
            blocks.Add(new Paragraph(CockpitTexts.Replaced(round.ReplacementsLeft())));
            blocks.Add(new Buttons([.. RoundActions.WhyReplaced(round, away)]));
        }
        else if (round.Ready.Count > 0)
        {
            blocks.AddRange(Instead(round, round.Ready[0], round.Ready.Skip(1)));
        }

        return blocks;
    }

    private static List<Block> Listening(Round round, KitPrompt asked, People people, PrincipleSet principles, DateTimeOffset now)
    {
        var blocks = new List<Block>
        {
            new Heading(CockpitTexts.Listen(people.PlainName(round.CandidateId))),
            new Paragraph(CockpitTexts.AnswerRuns(now - round.AnswerLength(asked, now), Where(round, principles), round.EndsAt!.Value)),
            new Quote(asked.Text),
            new Buttons([RoundActions.AnswerDone(round, asked), RoundActions.TakeNote(round), RoundActions.Scorecard(round), RoundActions.Reference(round, KitReference.Verdicts), RoundActions.EndHere(round)]),
        };
        blocks.AddRange(NextProbe(round, asked, ButtonStyle.Normal));
        blocks.AddRange(Instead(round, asked, round.Ready));
        return blocks;
    }

    private static List<Block> Answered(Round round, KitPrompt asked, PrincipleSet principles, DateTimeOffset now)
    {
        var length = InWords.Clock(round.AnswerLength(asked, now));
        var left = RoundPlan.MinutesLeftForPrinciple(round, now);
        var isEnough = asked.NextProbe is null || asked.ProbesUsed.Count + asked.FollowUpsUsed.Count >= EnoughProbes || left <= 0;
        var isOver = isEnough && IsLast(round);
        var blocks = new List<Block>
        {
            new Heading(isOver ? CockpitTexts.Close(RoundPlan.MinutesLeft(round, now)) : isEnough ? CockpitTexts.GoOn : CockpitTexts.DigDeeper(length)),
            new Paragraph(CockpitTexts.Answered(Where(round, principles), isEnough ? length : null, left, round.EndsAt!.Value)),
        };
        var buttons = new List<Button>();
        if (isOver)
            buttons.AddRange([RoundActions.EndTheRound(round), RoundActions.Mine(RoundActions.Extend(round))]);
        else if (!IsLast(round))
            buttons.Add(GoOn(round, isEnough ? ButtonStyle.Primary : ButtonStyle.Normal));

        buttons.AddRange([RoundActions.TakeNote(round), RoundActions.Scorecard(round), RoundActions.Reference(round, KitReference.Verdicts)]);
        if (!isOver)
            buttons.Add(RoundActions.EndHere(round));

        var further = new List<Block>(NextProbe(round, asked, isEnough ? ButtonStyle.Normal : ButtonStyle.Primary));
        if (Further(round, asked, principles.AnyStory) is { } menu)
            further.Add(menu);

        blocks.AddRange(isEnough ? [new Buttons(buttons), .. further] : [.. further, new Buttons(buttons)]);
        blocks.Add(new SmallPrint(CockpitTexts.WasAsked(asked.Text, asked.ProbesUsed)));
        return blocks;
    }

    private static Button GoOn(Round round, ButtonStyle style) => IsLast(round)
        ? RoundActions.EndTheRound(round)
        : RoundActions.NextPrinciple(round) with { Style = style };

    /// <summary>The question at hand, and what to listen for.</summary>
    public static void AddAtHand(Round round, List<Block> blocks)
    {
        if (round.Ready.Count > 0)
            blocks.AddRange([new Quote(round.Ready[0].Text), new SmallPrint(CockpitTexts.ListenFor(round.Ready[0]))]);
    }

    private static IEnumerable<Block> NextProbe(Round round, KitPrompt asked, ButtonStyle style)
    {
        if (asked.NextProbe is { } next)
            yield return new Section(CockpitTexts.Probe(next, asked), RoundActions.AskProbe(round, asked, next) with { Style = style });
    }

    /// <summary>Spares, one of which takes the place of a prompt at once.</summary>
    private static IEnumerable<Block> Instead(Round round, KitPrompt prompt, IEnumerable<KitPrompt> spares)
    {
        var options = spares.Take(Label.MaxOptions).Select(spare => CockpitTexts.Spare(spare)).ToList();
        if (options.Count > 0 && round.ReplacementsLeft() > 0)
            yield return RoundActions.Instead(round, prompt, options);
    }

    /// <summary>Every other probe, the questions for any story and the prompts at hand, in one menu; null when nothing is left.</summary>
    private static Select? Further(Round round, KitPrompt asked, AnyStory any)
    {
        var probes = Enumerable.Range(0, asked.Probes.Count).Where(index => index != asked.NextProbe && !asked.ProbesUsed.Contains(index)).ToList();
        List<Option> options =
        [
            .. probes.Select(index => CockpitTexts.OtherProbe(index, asked)),
            .. any.FollowUps.Select((followUp, index) => (followUp, index)).Where(each => !asked.FollowUpsUsed.Contains(each.followUp.Id)).Select(each => CockpitTexts.AnyStory(each.index, each.followUp)),
            .. round.Ready.Select(CockpitTexts.OtherPrompt),
        ];
        return options.Count == 0 ? null : RoundActions.AskSomethingElse(round, asked, [.. options.Take(Label.MaxOptions)]);
    }

    private static bool IsLast(Round round) => round.Current + 1 >= round.Principles.Count;

    private static string Where(Round round, PrincipleSet principles) => CockpitTexts.Where(principles.NameOf(round.CurrentPrinciple), round.Current + 1, round.Principles.Count);
}
