using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ShowQuality;

/// <summary>Organisers see how prompts are doing in their group. Nothing in it tells about a single member.</summary>
internal sealed class ShowQuality(PracticeWords words, PrincipleSet principles) : Feature
{
    private const int Shown = 10;

    private readonly CommandDefinition _command = new(
        "question-quality", "Organisers: how the prompts are doing", [words.Principles("principle", "Only this principle", max: 1)]);

    public override string Name => "question-quality";

    public override IReadOnlyList<Handler> Handlers => [new(new OnCommand(_command), AccessRule.Organiser, HandlerKind.Shows, ShowAsync)];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        var asked = call.Values.Principles("principle");
        var figures = await call.Work.PromptQuality.OfAsync(call.CommunityId, asked.Count > 0 ? asked[0] : null, cancellationToken);
        var blocks = new List<Block> { new Heading(asked.Count > 0 ? $"How the prompts are doing: {principles.NameOf(asked[0])}" : "How the prompts are doing") };
        if (figures.Count == 0)
            blocks.Add(new Paragraph("Nothing has been asked yet, so there is nothing to tell."));

        foreach (var prompt in figures.Take(Shown))
            blocks.Add(new Paragraph(Line(prompt)));

        if (figures.Count > Shown)
            blocks.Add(new Paragraph($"{figures.Count - Shown} more were asked or put away less often. Name a principle to see its own list."));
        if (figures.Any(prompt => prompt.NeedsReview))
            blocks.Add(new Paragraph("Those marked \"to review\" wait for you in /mock question review."));

        blocks.Add(new Paragraph(RichText.Plain(
            $"From the rounds of the last two years. Verdicts come in when a round is revealed, and show from {PromptQuality.LeastCandidates} candidates on. {InWords.OnlyYou}",
            Emphasis.Light)));
        return Reply.Privately(new Message(blocks));
    }

    private static RichText Line(PromptQuality prompt)
    {
        var mark = prompt.NeedsReview ? " · to review" : prompt.IsOut ? " · not asked here any more" : "";
        var parts = new List<string> { $"asked {InWords.Count(prompt.Asked, "time")}", Replaced(prompt) };
        if (prompt.MiddleAnswer is { } middle)
            parts.Add($"answers {InWords.Clock(middle)} in the middle ({InWords.Count(prompt.Answers, "answer")})");
        parts.Add(prompt.Spread is { } spread
            ? $"verdicts of {prompt.Candidates} candidates: {spread.Strong} strong, {spread.Solid} solid, {spread.MildConcern} mild concern, {spread.Concern} concern"
            : $"verdicts withheld ({InWords.Count(prompt.Candidates, "candidate")})");
        return RichText.Of($"{prompt.Id.Key:strong}{mark}\n{prompt.Text}\n{string.Join(" · ", parts)}");
    }

    private static string Replaced(PromptQuality prompt)
    {
        if (prompt.Replaced == 0)
            return "never put away";

        (int Count, string Why)[] reasons = [(prompt.ReplacedUnclear, "unclear"), (prompt.ReplacedHeard, "known already"), (prompt.ReplacedUnfitting, "not fitting")];
        return $"put away {InWords.Count(prompt.Replaced, "time")} ({string.Join(", ", reasons.Where(reason => reason.Count > 0).Select(reason => $"{reason.Count} {reason.Why}"))})";
    }
}
