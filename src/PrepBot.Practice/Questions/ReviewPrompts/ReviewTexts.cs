using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ReviewPrompts;

/// <summary>What reviewing looks like.</summary>
internal static class ReviewTexts
{
    public const string Feature = "question-review";

    /// <summary>So many unclear prompts are shown at once; each has a row of buttons.</summary>
    private const int MaxUnclear = 3;

    public const string Full = "The group has as many prompts of its own as fit. Retired ones count too, since history is kept by them.";

    public static string NotAsItIs(IReadOnlyList<BankMistake> mistakes) =>
        $"It cannot be taken as it is. {string.Join(' ', mistakes.Select(PromptForm.Sentence).Distinct())} Edit it, or decline it.";

    public static Message Card(
        string? said, int waiting, Suggestion? shown, IReadOnlyList<PromptQuality> unclear, People people, PrincipleSet principles)
    {
        var blocks = new List<Block>();
        if (said is not null)
            blocks.Add(new Paragraph(said));

        blocks.Add(new Heading(waiting + unclear.Count == 0
            ? "Nothing to review"
            : $"To review: {InWords.Count(waiting, "suggestion")}, {InWords.Count(unclear.Count, "unclear prompt")}"));
        if (shown is not null)
        {
            blocks.Add(new Paragraph(RichText.Create($"From {people.Name(shown.AuthorId)}, {new Moment(shown.SuggestedAt, MomentStyle.Date)}")));
            blocks.AddRange(PromptCard.Create(shown.Draft, principles));
            blocks.Add(new Buttons(Decisions(shown, waiting)));
        }

        foreach (var prompt in unclear.Take(MaxUnclear))
        {
            blocks.Add(new Divider());
            blocks.Add(new Paragraph(RichText.Create(
                $"{prompt.Id.Key:strong} was put away as unclear by {prompt.UnclearToAskers} of its last {InWords.Count(prompt.Askers, "asker")}.")));
            blocks.Add(new Quote(prompt.Text));
            blocks.Add(new Buttons(
            [
                new Button(new ActionId(Feature, "keep", Subject.Create(prompt.Id.Key)), "Keep it"),
                new Button(new ActionId(Feature, "retire", Subject.Create(prompt.Id.Key)), "Do not ask it here", ButtonStyle.Danger),
            ]));
        }

        return new Message(blocks);
    }

    public static Message Approved(Prompt prompt, PrincipleSet principles) => new(
    [
        new Paragraph(RichText.Create($"Your prompt for {principles.NameOf(prompt.Principle):strong} is one of this group's now. Thank you.")),
        new Quote(prompt.Text),
    ]);

    public static Message Declined(PromptDraft draft, string word) => new(
    [
        new Paragraph("An organiser looked at your prompt, and the group does not take it this time."),
        new Quote(draft.Text),
        new Paragraph(RichText.Create($"{"Why":strong} {word}")),
        new Paragraph(RichText.Plain("You can send it again, changed: /mock question suggest.", Emphasis.Light)),
    ]);

    private static List<Button> Decisions(Suggestion shown, int waiting)
    {
        var subject = Subject.Create(shown.Id);
        var buttons = new List<Button>
        {
            new(new ActionId(Feature, "approve", subject), "Take it", ButtonStyle.Primary),
            new(new ActionId(Feature, "edit", subject), "Edit"),
            new(new ActionId(Feature, "decline", subject), "Decline", ButtonStyle.Danger),
        };
        if (waiting > 1)
            buttons.Add(new(new ActionId(Feature, "next", subject), "Next one"));
        return buttons;
    }

    public const string CommandHelp = "Organisers: go through suggested and unclear prompts";

    public static string Taken(PromptId promptId, bool isOwn) => isOwn ? $"Taken, as {promptId}." : $"Taken, as {promptId}. Whoever suggested it hears from me.";

    public const string DeclinedWithYourWord = "Declined. Whoever suggested it hears from me, with your word.";

    public static string Stays(string key) => $"{key} stays. What askers think of it from now on counts anew.";

    public static string Retired(string key) => $"{key} is not asked here any more. /mock-admin question retire brings it back.";

    public static string NoSuchPrompt(string key) => $"There is no prompt {key} any more, so there was nothing to retire.";

    public const string DecidedAlready = "Somebody has decided about that one already.";

    public const string WordHint = "Whoever suggested it reads this, privately.";
}
