using System.Globalization;
using System.Text.RegularExpressions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ShowPrinciple;

/// <summary>A worked answer with what is to be learnt from it.</summary>
internal static partial class AnswerTexts
{
    /// <summary>The answer to be shown for a principle, or null when there is no strong one.</summary>
    public static WorkedAnswer? Best(PrincipleId principle, AnswerBook answers) => answers.For(principle).FirstOrDefault(answer => answer.Verdict == Verdict.Strong);

    public static Button Hear(PrincipleId principle) => new(new ActionId(PrincipleCard.Feature, "answer", Subject.Create(principle.Key)), "Hear a good one");

    /// <summary>The answer and its key.</summary>
    public static Message Page(WorkedAnswer answer, Principle principle, QuestionBank bank)
    {
        var blocks = new List<Block> { new Heading($"{principle.Name}: a strong answer") };
        if (bank.TryGet(answer.Prompt) is { } prompt)
            blocks.Add(new Quote(prompt.Text));

        blocks.AddRange(Told(answer).Select(paragraph => new Paragraph(paragraph)));
        blocks.Add(new Divider());
        blocks.Add(new Paragraph(RichText.Create($"{"Why it is strong":strong}\n{NameSentences(answer.Key.Why)}")));
        blocks.Add(new Paragraph(RichText.Create($"{"What works":strong}\n{NameSentences(answer.Key.Lands)}")));
        blocks.Add(new Paragraph(RichText.Create($"{"What would lift it":strong}\n{NameSentences(answer.Key.Lift)}")));
        blocks.Add(new Paragraph(RichText.Create($"{"What an interviewer asks next":strong}\n{answer.Key.AskNext}")));
        blocks.Add(new Paragraph(RichText.Plain("The people in it are invented.", Emphasis.Light)));
        return new(blocks);
    }

    /// <summary>What is said in it, with the number of each sentence raised in front of it.</summary>
    public static IEnumerable<RichText> Told(WorkedAnswer answer)
    {
        var before = 0;
        foreach (var paragraph in answer.Paragraphs)
        {
            yield return Numbered(paragraph, before);
            before += paragraph.Count;
        }
    }

    /// <summary>For who has not been asked for the principle yet.</summary>
    public static Message NotYet(Principle principle, PrincipleSet principles, Channel? channel)
    {
        var blocks = new List<Block>
        {
            new Paragraph(
                $"A good answer is here for you after your first round on {principle.Name}. Heard before, it would stand in front of your own story."),
        };
        if (channel is { Enabled: true })
            blocks.Add(new Buttons([Practise.This(principle.Id, principles, channel.Id)]));
        return new(blocks);
    }

    /// <summary>Keys point at sentences by their numbers, "[8]" or "[4, 5]"; read aloud they are "sentence 8" and "sentences 4, 5".</summary>
    public static string NameSentences(string text) => Numbers().Replace(text, match => $"{(match.Groups["all"].Value.Contains(',', StringComparison.Ordinal) ? "sentences" : "sentence")} {match.Groups["all"].Value}");

    /// <summary>A paragraph with the number of each sentence raised in front of it.</summary>
    private static string Numbered(IReadOnlyList<string> sentences, int before) =>
        string.Join(' ', sentences.Select((sentence, index) => $"{Raised(before + index + 1)}{sentence}"));

    private static string Raised(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    [GeneratedRegex(@"\[(?<all>\d+(, \d+)*)\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Numbers();
}
