using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What an observer reads and presses, and what the pair reads of it.</summary>
internal static class ObserverTexts
{
    /// <summary>The parts of an answer in the order they are told.</summary>
    private static readonly IReadOnlyList<AnswerParts> Parts = [.. Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None)];

    /// <summary>Tells an observer that a round is on, and what their job is.</summary>
    public static Message Welcome(Round round, People people) => Message.Create(
        RichText.Create(
            $"You watch {people.Name(round.InterviewerId)} and {people.Name(round.CandidateId)}; their room is open to you. Your job: count how often the candidate says I and we, tick the parts of each answer, and keep an eye on the clock. They read your counts with the debrief."),
        RoundActions.ObserverSheet(round),
        RoundActions.StopWatching(round));

    /// <summary>After the talking: the observer has helped, and comes first next time.</summary>
    public static Message Thanks(Round round) => Message.Create(
        RichText.Create($"Thank you for watching. What you counted goes to them with the debriefs; until these open you can still mend it. Now it is your turn: you are first in line for a day."),
        RoundActions.PairObserver(round),
        RoundActions.ObserverSheet(round));

    /// <summary>The sheet: counts, ticks and clock of the answer under way, or of the last one.</summary>
    public static Message Sheet(Round round, Observation? observation, PrincipleSet principles, DateTimeOffset now)
    {
        if (round.Watched() is not { } prompt)
        {
            return new Message(
            [
                new Heading("Observer's sheet"),
                new Paragraph("Nothing has been asked yet. Come back when the first prompt stands in the room."),
                new Buttons(round.IsOpen ? [RoundActions.ObserverSheet(round, "Look again"), RoundActions.StopWatching(round)] : [RoundActions.ObserverSheet(round, "Look again")]),
            ]);
        }

        var seen = observation ?? Observation.None(prompt.PromptKey);
        var length = InWords.Clock(round.AnswerLength(prompt, now));
        var blocks = new List<Block>
        {
            new Heading("Observer's sheet"),
            new Quote(prompt.Text),
            new Facts(
            [
                new Fact("Principle", principles.NameOf(prompt.Principle)),
                new Fact("Clock", prompt.IsBeingAnswered ? $"{length} so far; two to three minutes are good" : $"{length}, answered"),
                new Fact("I and we", $"{seen.OwnWords} I · {seen.GroupWords} we"),
                new Fact("Parts", string.Join("  ", Parts.Select(part => $"{(seen.Heard.HasFlag(part) ? "✓" : "○")} {part}"))),
            ]),
        };
        if (round.Stage is RoundStage.Running or RoundStage.Debriefing)
        {
            blocks.Add(new Buttons(
            [
                Count(round, prompt, "i", "I", ButtonStyle.Primary),
                Count(round, prompt, "we", "We", ButtonStyle.Primary),
                Count(round, prompt, "i-less", "One I less"),
                Count(round, prompt, "we-less", "One we less"),
                RoundActions.ObserverSheet(round, "Look again"),
            ]));
            blocks.Add(new Buttons([.. Parts.Select(part => Tick(round, prompt, part, seen.Heard.HasFlag(part)))]));
        }

        if (round.IsOpen)
            blocks.Add(new Buttons([RoundActions.StopWatching(round)]));

        return new Message(blocks);
    }

    /// <summary>What was counted for a principle, in a line; null where nothing was.</summary>
    public static string? Line(Round round, PrincipleId principle, IReadOnlyList<Observation> observations)
    {
        var keys = round.Kit.Where(prompt => prompt.Principle == principle && prompt.WasProbed).Select(prompt => prompt.PromptKey).ToHashSet();
        var counted = observations.Where(observation => keys.Contains(observation.PromptKey)).ToList();
        var (own, group) = (counted.Sum(observation => observation.OwnWords), counted.Sum(observation => observation.GroupWords));
        var missing = Missing(counted);
        return (own + group, missing) switch
        {
            (0, AnswerParts.None) when counted.All(observation => observation.Heard == AnswerParts.None) => null,
            (0, _) => $"Observer: {PartsWords(missing)}",
            _ when counted.All(observation => observation.Heard == AnswerParts.None) => $"Observer: {own} I, {group} we",
            _ => $"Observer: {own} I, {group} we; {PartsWords(missing)}",
        };
    }

    /// <summary>Parts no answer to a principle had; none where nothing was ticked.</summary>
    public static AnswerParts Missing(Round round, PrincipleId principle, IReadOnlyList<Observation> observations)
    {
        var keys = round.Kit.Where(prompt => prompt.Principle == principle && prompt.WasProbed).Select(prompt => prompt.PromptKey).ToHashSet();
        return Missing([.. observations.Where(observation => keys.Contains(observation.PromptKey))]);
    }

    /// <summary>The parts by name, as forms choose them.</summary>
    public static IReadOnlyList<string> PartsOf(AnswerParts parts) => [.. Parts.Where(part => parts.HasFlag(part)).Select(part => part.ToString())];

    private static AnswerParts Missing(List<Observation> counted) =>
        (Observation.None("") with { Heard = counted.Aggregate(AnswerParts.None, (all, observation) => all | observation.Heard) }).Missing;

    private static string PartsWords(AnswerParts missing) => missing == AnswerParts.None
        ? "every part was there"
        : $"not heard: {InWords.List(PartsOf(missing))}";

    private static Button Count(Round round, KitPrompt prompt, string what, string label, ButtonStyle style = ButtonStyle.Normal) =>
        new(new ActionId(RoundActions.Watch, "count", Subject.Create(round.Id).And(RoundActions.IndexOf(round, prompt)).And(what)), label, style);

    private static Button Tick(Round round, KitPrompt prompt, AnswerParts part, bool heard) => new(
        new ActionId(RoundActions.Watch, heard ? "untick" : "tick", Subject.Create(round.Id).And(RoundActions.IndexOf(round, prompt)).And((int)part)),
        $"{(heard ? "✓ " : "")}{part}");
}
