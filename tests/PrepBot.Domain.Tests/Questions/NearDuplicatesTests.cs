using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Questions;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Questions;

public sealed class NearDuplicatesTests
{
    private static readonly string[] Words = ["harbour", "promise", "customer", "late", "night", "queue", "river", "letter", "broken", "window", "quiet", "figure"];

    [Fact]
    public void TheIndex_FindsExactlyWhatComparingAllPairsFinds() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var texts = Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Range(0, 12).Select(_ => Words[random.Next(Words.Length)]))).ToList();

                var flagged = Check([.. texts.Select((text, n) => Prompt($"care-{n:00}", text) with { Text = Word(text, 100 + n) })]).Mistakes
                    .Where(m => m.Kind == BankMistakeKind.NearDuplicate)
                    .Select(m => m.Location.Line - 100);

                var expected = Enumerable.Range(0, 40).Where(later => texts[..later].Exists(earlier => Alike(earlier, texts[later]) >= BankRules.DuplicateFrom));
                return flagged.SequenceEqual(expected);
            }).Check(Config.QuickThrowOnFailure);

    // The plain definition, as a reader would write it.
    private static double Alike(string one, string other)
    {
        var (a, b) = (Trigrams(one), Trigrams(other));
        return (double)a.Intersect(b).Count() / a.Union(b).Count();
    }

    private static HashSet<string> Trigrams(string text) =>
        [.. text.Split(' ').Select(word => $"  {word} ").SelectMany(padded => Enumerable.Range(0, padded.Length - 2).Select(n => padded.Substring(n, 3)))];
}
