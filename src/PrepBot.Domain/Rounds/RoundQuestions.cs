using PrepBot.Domain.Principles;
using static PrepBot.Domain.Rounds.RoundStep;

namespace PrepBot.Domain.Rounds;

/// <summary>The steps of asking: prompt, probe, answer done, replace, next principle.</summary>
public static class RoundQuestions
{
    /// <summary>
    /// Puts freshly drawn prompts into the kit. One that is in it already is left out: a prompt fits several principles and is asked once.
    /// </summary>
    public static Round WithDrawn(this Round round, IEnumerable<KitPrompt> prompts) =>
        round with { Kit = [.. round.Kit.Concat(prompts).DistinctBy(prompt => prompt.PromptKey)] };

    /// <summary>Posts a prompt of the kit; its answer clock starts.</summary>
    /// <param name="promptKey">The prompt the button showed; a stale button asks nothing.</param>
    public static RoundStep Ask(this Round round, string promptKey, DateTimeOffset now)
    {
        if (NotNow(round) is { } why)
            return new Refused(why);

        if (round.BeingAnswered is { } running)
            return running.PromptKey == promptKey ? new Already(round) : new Refused(RoundRefusal.AnswerRunning);

        if (round.Ready.All(prompt => prompt.PromptKey != promptKey))
            return new Refused(round.Ready.Count == 0 ? RoundRefusal.NoPromptLeft : RoundRefusal.PromptMovedOn);

        return new Taken(round.Changed(promptKey, prompt => prompt with { AskedAt = now }));
    }

    /// <summary>Marks the running answer as done.</summary>
    public static RoundStep AnswerDone(this Round round, string promptKey, DateTimeOffset now)
    {
        if (NotNow(round) is { } why)
            return new Refused(why);

        if (round.BeingAnswered is not { } running)
            return round.Kit.Any(prompt => prompt.PromptKey == promptKey && prompt.AnsweredAt is not null)
                ? new Already(round)
                : new Refused(RoundRefusal.NoAnswerRunning);

        return running.PromptKey == promptKey
            ? new Taken(round.Changed(promptKey, prompt => prompt with { AnsweredAt = now }))
            : new Refused(RoundRefusal.PromptMovedOn);
    }

    /// <summary>Posts a probe of the prompt last asked.</summary>
    /// <param name="promptKey">The prompt the probe belongs to.</param>
    /// <param name="index">Which probe, from 0, as the button showed it: <see cref="KitPrompt.NextProbe"/> or one the interviewer chose.</param>
    public static RoundStep Probe(this Round round, string promptKey, int index)
    {
        if (NotNow(round) is { } why)
            return new Refused(why);

        if (round.LastAsked() is not { } asked || asked.PromptKey != promptKey)
            return new Refused(round.LastAsked() is null ? RoundRefusal.NoAnswerRunning : RoundRefusal.PromptMovedOn);

        if (asked.ProbesUsed.Contains(index))
            return new Refused(RoundRefusal.ProbeUsed);

        return index < 0 || index >= asked.Probes.Count
            ? new Refused(RoundRefusal.NoProbeLeft)
            : new Taken(round.Changed(promptKey, prompt => prompt with { ProbesUsed = [.. prompt.ProbesUsed, index] }));
    }

    /// <summary>Posts a question that fits any story, about the answer to the prompt last asked.</summary>
    /// <param name="promptKey">The prompt the button was shown with.</param>
    public static RoundStep FollowUp(this Round round, string promptKey, string followUp)
    {
        if (NotNow(round) is { } why)
            return new Refused(why);

        if (round.LastAsked() is not { } asked || asked.PromptKey != promptKey)
            return new Refused(round.LastAsked() is null ? RoundRefusal.NoAnswerRunning : RoundRefusal.PromptMovedOn);

        return asked.FollowUpsUsed.Contains(followUp)
            ? new Refused(RoundRefusal.ProbeUsed)
            : new Taken(round.Changed(promptKey, prompt => prompt with { FollowUpsUsed = [.. prompt.FollowUpsUsed, followUp] }));
    }

    /// <summary>Puts a prompt away, asked just now or still in the kit. At most <see cref="RoundRules.MaxReplacements"/> times a round.</summary>
    public static RoundStep Replace(this Round round, string promptKey, ReplaceReason reason)
    {
        if (NotNow(round) is { } why)
            return new Refused(why);

        var prompt = round.Kit.FirstOrDefault(p => p.PromptKey == promptKey);
        if (prompt is { Replaced: not null })
            return new Already(round);

        if (prompt is null || prompt.AnsweredAt is not null || prompt.Principle != round.CurrentPrinciple)
            return new Refused(RoundRefusal.PromptMovedOn);

        return round.ReplacementsLeft() <= 0
            ? new Refused(RoundRefusal.NoReplacementLeft)
            : new Taken(round.Changed(promptKey, p => p with { Replaced = reason }));
    }

    /// <summary>Puts a prompt away for another one at hand, which comes next; the reason may be said afterwards, or never.</summary>
    /// <param name="promptKey">The prompt the menu was made for.</param>
    /// <param name="chosen">The one to come instead.</param>
    public static RoundStep ReplaceWith(this Round round, string promptKey, string chosen)
    {
        var step = round.Replace(promptKey, ReplaceReason.NotSaid);
        if (step is not Taken)
            return step;

        if (chosen == promptKey || round.Ready.All(prompt => prompt.PromptKey != chosen))
            return new Refused(RoundRefusal.PromptMovedOn);

        var put = ((Taken)step).Round;
        return new Taken(put.Exchanged(put.Ready[0].PromptKey, chosen));
    }

    /// <summary>Why a prompt was put away, said after it was.</summary>
    public static RoundStep SayWhy(this Round round, string promptKey, ReplaceReason reason)
    {
        if (round.Kit.FirstOrDefault(prompt => prompt.PromptKey == promptKey)?.Replaced is not { } said)
            return new Refused(RoundRefusal.PromptMovedOn);

        return said == ReplaceReason.NotSaid ? new Taken(round.Changed(promptKey, prompt => prompt with { Replaced = reason })) : new Already(round);
    }

    /// <summary>The prompt of the principle under way that was put away last without a reason, while nothing else was asked for it; or null.</summary>
    public static KitPrompt? PutAwayWithoutReason(this Round round) => round.LastAsked() is null
        ? round.Kit.LastOrDefault(prompt => prompt.Replaced == ReplaceReason.NotSaid && prompt.Principle == round.CurrentPrinciple)
        : null;

    /// <summary>Goes on to the next principle; a running answer is taken as done.</summary>
    /// <param name="from">The place the button was made for, so that a double press does not skip one.</param>
    public static RoundStep NextPrinciple(this Round round, int from, DateTimeOffset now)
    {
        if (NotNow(round) is { } why)
            return new Refused(why);

        if (round.Current != from)
            return round.Current > from ? new Already(round) : new Refused(RoundRefusal.PromptMovedOn);

        return round.Current + 1 >= round.Principles.Count
            ? new Refused(RoundRefusal.LastPrinciple)
            : new Taken(round.WithAnswerClosed(now) with { Current = round.Current + 1 });
    }

    /// <summary>How many prompts may still be replaced.</summary>
    public static int ReplacementsLeft(this Round round) =>
        RoundRules.MaxReplacements - round.Kit.Count(prompt => prompt.Replaced is not null and not ReplaceReason.PartsSwapped);

    /// <summary>The prompt asked last for the principle under way and not put away, or null.</summary>
    public static KitPrompt? LastAsked(this Round round) =>
        round.BeingAnswered
        ?? round.Kit.Where(prompt => prompt.WasProbed && prompt.Principle == round.CurrentPrinciple).MaxBy(prompt => prompt.AskedAt);

    /// <summary>Whether an answer could show a beat: some prompt asked for the principle lets it, or none was asked.</summary>
    public static bool CouldShow(this Round round, PrincipleId principle, string beat)
    {
        var asked = round.Kit.Where(prompt => prompt.WasProbed && prompt.Principle == principle).ToList();
        return asked.Count == 0 || asked.Exists(prompt => !prompt.Without.Contains(beat));
    }

    internal static Round WithAnswerClosed(this Round round, DateTimeOffset now) =>
        round.BeingAnswered is { } running ? round.Changed(running.PromptKey, prompt => prompt with { AnsweredAt = now }) : round;

    /// <summary>Two that are at hand change places; nothing that was asked moves, for its card is known by its place.</summary>
    private static Round Exchanged(this Round round, string one, string other)
    {
        var (first, second) = (round.Kit.First(prompt => prompt.PromptKey == one), round.Kit.First(prompt => prompt.PromptKey == other));
        return round with
        {
            Kit = [.. round.Kit.Select(prompt => prompt.PromptKey == one ? second : prompt.PromptKey == other ? first : prompt)],
        };
    }

    internal static Round Changed(this Round round, string promptKey, Func<KitPrompt, KitPrompt> change) =>
        round with { Kit = [.. round.Kit.Select(prompt => prompt.PromptKey == promptKey ? change(prompt) : prompt)] };

    internal static RoundRefusal? NotNow(Round round) => round switch
    {
        { Stage: RoundStage.Gathering } => RoundRefusal.NotStarted,
        { Stage: not RoundStage.Running } => RoundRefusal.Over,
        { PausedAt: not null } => RoundRefusal.Paused,
        _ => null,
    };
}
