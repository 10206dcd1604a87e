using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Answers;

/// <summary>What is asked of the words of a worked answer.</summary>
internal sealed class SaidRules(MistakeList mistakes)
{
    /// <summary>The paragraphs with their sentences, or null when it could not be told where they begin.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Read(RawAnswer raw, Verdict? verdict)
    {
        if (mistakes.Text(raw.Said, raw.Location, "said") is not { } said)
            return null;

        var location = raw.Said!.Location;
        if (SpokenText.Sentences(said) is not { Count: > 0 } paragraphs)
        {
            mistakes.Add(location, BankMistakeKind.WrongShape, "said: every sentence begins with its number in brackets, [1], [2], ...");
            return null;
        }

        var numbers = paragraphs.SelectMany(paragraph => paragraph).Select(sentence => sentence.Number);
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count())))
            mistakes.Add(location, BankMistakeKind.WrongShape, "said: sentences are not numbered 1, 2, 3, ... without a gap");

        Look([.. paragraphs.SelectMany(paragraph => paragraph).Select(sentence => sentence.Text)], location, verdict);
        return [.. paragraphs.Select(paragraph => (IReadOnlyList<string>)[.. paragraph.Select(sentence => sentence.Text)])];
    }

    private void Look(IReadOnlyList<string> sentences, SourceLocation location, Verdict? verdict)
    {
        var words = sentences.Sum(SpokenText.Words);
        var max = verdict == Verdict.Strong ? AnswerRules.MaxStrongWords : AnswerRules.MaxWords;
        if (words < AnswerRules.MinWords || words > max)
            mistakes.Add(location, BankMistakeKind.WrongLength, $"said has {words} words; write {AnswerRules.MinWords} to {max}");

        if (ReadingGrade.Compute(sentences) is > AnswerRules.MaxGrade and var grade)
            mistakes.Add(location, BankMistakeKind.HardToRead, $"said reads at grade {grade:0.0}; shorter words and sentences bring it to {AnswerRules.MaxGrade:0}");

        foreach (var (found, instead) in PlainWords.IdiomsIn(SpokenText.WithoutQuotes(string.Join(' ', sentences))))
            mistakes.Add(location, BankMistakeKind.HardToRead, $"said uses \"{found}\", which has to be guessed; say plainly: {instead}");
    }
}
