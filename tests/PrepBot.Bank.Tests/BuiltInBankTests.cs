using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Testing;

namespace PrepBot.Bank.Tests;

/// <summary>The bank this repository ships.</summary>
public sealed class BuiltInBankTests
{
    private static readonly string Folder = Repository.PathOf("questions");

    [Fact]
    public void TheBank_HasNoMistakes() => Assert.Empty(BankFiles.Read(Folder).Mistakes);

    [Fact]
    public void TheBank_HasWhatItPromises()
    {
        var counts = BankCounts.Count(BankFiles.Read(Folder).Bank!);

        Assert.Equal(16, counts.Principles.Count);
        Assert.All(counts.Principles, p => Assert.True(p.Prompts >= 20, $"{p.Name} has {p.Prompts}"));
        Assert.True(counts.All.Prompts >= 400);
        Assert.True(counts.All.ByTrack[Track.General] >= 300);
        Assert.All(Enum.GetValues<Track>(), track => Assert.True(counts.All.ByTrack[track] >= 25, $"{track} has {counts.All.ByTrack[track]}"));
        Assert.All(counts.Themes, t => Assert.True(t.Prompts > 0, $"{t.Theme.Name} has none"));
    }

    [Fact]
    public void TheCountsInTheDocs_AreThoseOfTheFiles()
    {
        var reading = BankFiles.Read(Folder);
        var answers = AnswerFiles.Read(Folder, reading.Bank!).Answers!;

        Assert.Equal(CountsTable.Markdown(reading.Bank!, answers, reading.Probing), File.ReadAllText(Repository.PathOf("docs/question-counts.md")));
    }
}
