using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ShowPrinciple;

/// <summary>A part of a principle's card. Everything at once would be a wall of text.</summary>
/// <param name="Key">What its button carries.</param>
/// <param name="Label">What its button says.</param>
internal sealed record PrinciplePart(string Key, string Label)
{
    public static readonly PrinciplePart InShort = new("short", "In short");
    public static readonly PrinciplePart Verdicts = new("verdicts", "How it is judged");
    public static readonly PrinciplePart Flags = new("flags", "Flags");
    public static readonly PrinciplePart Levels = new("levels", "By level and trade");
    public static readonly PrinciplePart MixUps = new("mix-ups", "Mistakes and mix-ups");
    public static readonly PrinciplePart Probes = new("probes", "Sample probes");

    public static IReadOnlyList<PrinciplePart> All { get; } = [InShort, Verdicts, Flags, Levels, MixUps, Probes];

    public static PrinciplePart Find(string? key) => All.FirstOrDefault(part => part.Key == key) ?? InShort;
}

/// <summary>A principle's card.</summary>
internal static class PrincipleCard
{
    public const string Feature = "principle";

    private const int SampleProbes = 5;

    public static Message Create(Principle principle, PrinciplePart part, QuestionBank bank, AnswerBook answers, Channel? channel)
    {
        var blocks = new List<Block> { new Heading(part == PrinciplePart.InShort ? principle.Name : $"{principle.Name}: {Lower(part.Label)}") };
        blocks.AddRange(part.Key switch
        {
            "verdicts" => Verdicts(principle),
            "flags" => Flags(principle),
            "levels" => Levels(principle),
            "mix-ups" => MixUps(principle, bank.Principles),
            "probes" => Probes(principle, bank),
            _ => InShort(principle),
        });
        var hasLevels = principle.Levels is not null || principle.Tracks.Count > 0;
        blocks.Add(new Buttons(
        [
            .. PrinciplePart.All.Where(other => other != part && (hasLevels || other != PrinciplePart.Levels)).Select(other => PartButton(principle, other)),
        ]));
        var practise = new List<Button>();
        if (channel is { Enabled: true })
            practise.Add(Practise.This(principle.Id, bank.Principles, channel.Id));
        practise.Add(OnePrompt(principle.Id));
        if (AnswerTexts.Best(principle.Id, answers) is not null)
            practise.Add(AnswerTexts.Hear(principle.Id));
        blocks.Add(new Buttons(practise));
        blocks.AddRange(Choices(bank));
        return new Message(blocks);
    }

    /// <summary>What else can be looked at.</summary>
    public static IEnumerable<Block> Choices(QuestionBank bank)
    {
        yield return new Select(
            new ActionId(Feature, "pick", Subject.None),
            "Look at a principle",
            [.. bank.Principles.InPublishedOrder.Select(principle => new Option(principle.Id.Key, principle.Name))]);
        if (ReferenceTexts.Options(bank.Cards) is { Count: > 0 } cards)
            yield return new Select(new ActionId(Feature, "card", Subject.None), ShowPrincipleTexts.ReferenceCard, cards);
    }

    private static IEnumerable<Block> InShort(Principle principle) =>
    [
        new Paragraph(principle.Meaning),
        new Paragraph(RichText.Create($"{"A full answer":strong}\n{Lines(principle.Beats.Select(beat => beat.Text))}")),
        new Facts(
        [
            new Fact(ShowPrincipleTexts.ProbedBelowSenior, InWords.Name(principle.Probed.Junior)),
            new Fact("Senior", InWords.Name(principle.Probed.Senior)),
            new Fact("Staff and above", InWords.Name(principle.Probed.Staff)),
        ]),
    ];

    private static IEnumerable<Block> Verdicts(Principle principle) =>
    [
        new Facts(
        [
            new Fact("Strong", principle.Rubric.Strong),
            new Fact("Solid", principle.Rubric.Solid),
            new Fact("Mild concern", principle.Rubric.MildConcern),
            new Fact("Concern", principle.Rubric.Concern),
        ]),
    ];

    private static IEnumerable<Block> Flags(Principle principle) =>
    [
        new Paragraph(RichText.Create($"{ShowPrincipleTexts.GreenFlags:strong}\n{Lines(principle.GreenFlags.Select(flag => flag.Text))}")),
        new Paragraph(RichText.Create($"{"Warning signs":strong}\n{Lines(principle.RedFlags.Select(flag => flag.Text))}")),
    ];

    private static IEnumerable<Block> Levels(Principle principle)
    {
        if (principle.Levels is { } levels)
        {
            yield return new Facts(
                [new Fact("Junior and mid", levels.Junior), new Fact("Senior", levels.Senior), new Fact("Staff and above", levels.Staff)]);
        }

        if (principle.Tracks.Count > 0)
            yield return new Facts([.. principle.Tracks.Select(line => new Fact(InWords.Name(line.Key), line.Value))]);
    }

    private static IEnumerable<Block> MixUps(Principle principle, PrincipleSet principles) =>
    [
        new Paragraph(RichText.Create($"{"Common mistakes":strong}\n{Lines(principle.Mistakes)}")),
        new Paragraph(RichText.Create(
            $"{"Often mixed up with":strong}\n{Lines(principle.Neighbours.Select(other => $"{principles.NameOf(other.Principle)}: {other.Difference}"))}")),
    ];

    /// <summary>From prompts spread over the bank, one each, so that none of them is given away whole.</summary>
    private static IEnumerable<Block> Probes(Principle principle, QuestionBank bank)
    {
        var prompts = bank.For(principle.Id).ToList();
        var step = Math.Max(1, prompts.Count / SampleProbes);
        var probes = prompts.Where((_, index) => index % step == 0).Take(SampleProbes).Select(prompt => prompt.Probes[^1]);
        yield return new Paragraph(RichText.Create($"{ShowPrincipleTexts.FollowUps:strong}\n{Lines(probes)}"));
        yield return new Paragraph(ShowPrincipleTexts.HaveTheDetail);
    }

    /// <summary>Leads to a principle's card, from anywhere.</summary>
    public static Button Read(PrincipleId principle) => new(new ActionId(Feature, "read", Subject.Create(principle.Key)), "Read its card");

    private static Button PartButton(Principle principle, PrinciplePart part) =>
        new(new ActionId(Feature, "part", Subject.Create(principle.Id.Key).And(part.Key)), part.Label);

    private static Button OnePrompt(PrincipleId principle) =>
        new(new ActionId("prompt", "one", Subject.Create(principle.Key)), "One practice prompt");

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Select(item => $"· {item}"));

    private static string Lower(string label) => $"{char.ToLowerInvariant(label[0])}{label[1..]}";
}
