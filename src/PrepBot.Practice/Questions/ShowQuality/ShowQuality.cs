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
        "question-quality", ShowQualityTexts.CommandHelp, [words.Principles("principle", "Only this principle", max: 1)]);

    public override string Name => "question-quality";

    public override IReadOnlyList<Handler> Handlers => [new(new OnCommand(_command), AccessRule.Organiser, HandlerKind.Shows, ShowAsync)];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        var asked = call.Values.Principles("principle");
        var figures = await call.Work.PromptQuality.OfAsync(call.CommunityId, asked.Count > 0 ? asked[0] : null, cancellationToken);
        var blocks = new List<Block> { new Heading(asked.Count > 0 ? ShowQualityTexts.TitleOfPrinciple(principles, asked) : ShowQualityTexts.Title) };
        if (figures.Count == 0)
            blocks.Add(new Paragraph(ShowQualityTexts.NothingAsked));

        foreach (var prompt in figures.Take(Shown))
            blocks.Add(new Paragraph(Line(prompt)));

        if (figures.Count > Shown)
            blocks.Add(new Paragraph(ShowQualityTexts.MoreWereAsked(figures.Count, Shown)));
        if (figures.Any(prompt => prompt.NeedsReview))
            blocks.Add(new Paragraph(ShowQualityTexts.ToReview));

        blocks.Add(new Paragraph(RichText.Plain(
            ShowQualityTexts.Source,
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
        return RichText.Create($"{prompt.Id.Key:strong}{mark}\n{prompt.Text}\n{string.Join(" · ", parts)}");
    }

    private static string Replaced(PromptQuality prompt)
    {
        if (prompt.Replaced == 0)
            return "never put away";

        (int Count, string Why)[] reasons = [(prompt.ReplacedUnclear, "unclear"), (prompt.ReplacedHeard, "known already"), (prompt.ReplacedUnfitting, "not fitting")];
        return $"put away {InWords.Count(prompt.Replaced, "time")} ({string.Join(", ", reasons.Where(reason => reason.Count > 0).Select(reason => $"{reason.Count} {reason.Why}"))})";
    }
}
