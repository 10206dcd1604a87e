using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests.Questions;

/// <summary>The example of another company's values, from its files to a hundred rounds.</summary>
public sealed class HarbourTests
{
    [Fact]
    public async Task AHundredRoundsOverAnotherCompanysValues_RepeatNothingUntilAllWasAskedAndThenTheOldest()
    {
        var reading = BankFiles.Read(Repository.PathOf("questions/examples/harbour"));
        Assert.Empty(reading.Mistakes);
        var bank = reading.Bank!;
        Assert.Equal(5, bank.Principles.Count);
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await new BankLoader(connection).LoadAsync(bank, AnswerBook.None, TestCommunity.Monday, CancellationToken.None);
        var community = await TestCommunity.CreateAsync(connection);
        var (ana, raj) = (await community.MemberAsync(), await community.MemberAsync());
        var store = connection.PromptsAt(TestCommunity.Monday, bank.ValueSet.Id.Key);
        var asked = bank.Principles.InPublishedOrder.ToDictionary(p => p.Id, _ => new List<string>());

        for (var round = 0; round < 100; round++)
        {
            var at = TestCommunity.Monday.AddHours(round);
            var mock = await community.RoundAsync(interviewer: raj, candidate: ana, at);
            var principle = bank.Principles.InPublishedOrder[round % 5].Id;
            var kit = await store.DrawAsync(
                new PromptRequest(community.Id, principle, ana, raj, Level.Senior, Track.Software, Not: [], Count: 2, Seed: round), CancellationToken.None);
            Assert.Equal(2, kit.Count);
            await connection.PromptsAt(at.AddMinutes(5), bank.ValueSet.Id.Key).RecordAskedAsync(mock, kit[0].PromptKey, CancellationToken.None);
            asked[principle].Add(kit[0].PromptKey);
        }

        Assert.All(asked, principle =>
        {
            var all = bank.For(principle.Key).Select(p => p.Id.Key).Order();
            Assert.Equal(all, principle.Value.Take(6).Order());
            Assert.Equal(principle.Value.Skip(6), principle.Value.Take(principle.Value.Count - 6));
        });
    }
}
