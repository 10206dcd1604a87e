using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Tests.Questions;

/// <summary>What a candidate lives through over a hundred rounds, through the real stores and the bank this repository ships.</summary>
public sealed class HundredRoundsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public async Task ACandidateOfAHundredRounds_NeverMeetsAPromptTwiceWhileUnusedOnesExist(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var bank = BuiltInBank.Read();
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await new BankLoader(connection).LoadAsync(bank, AnswerBook.None, TestCommunity.Monday, CancellationToken.None);
        var community = await TestCommunity.CreateAsync(connection);
        MemberId[] members = [await community.MemberAsync(), await community.MemberAsync(), await community.MemberAsync()];
        var store = connection.PromptsAt(TestCommunity.Monday, bank.ValueSet.Id.Key);
        var asked = members.ToDictionary(member => member, _ => new HashSet<string>());
        var askedByThem = members.ToDictionary(member => member, _ => new HashSet<string>());
        var (repeats, known) = (0, 0);

        // One principle is practised over and over, so that it is used up on the way.
        for (var number = 0; number < 100; number++)
        {
            var (candidate, interviewer) = (members[0], members[1 + random.Next(2)]);
            if (number % 3 == 2)
                (candidate, interviewer) = (interviewer, candidate);
            var at = TestCommunity.Monday.AddHours(number);
            var round = await community.RoundAsync(interviewer, candidate, at);
            var principle = bank.Principles.ByProbeRank[random.Next(8) > 0 ? 0 : random.Next(16)].Id;
            var wish = new PromptRequest(
                community.Id, principle, candidate, interviewer, (Level)random.Next(1, 4), (Track)random.Next(5), Not: [], Count: 1, Seed: random.Next());

            var drawn = Assert.Single(await store.DrawAsync(wish, CancellationToken.None)).PromptKey;

            var all = bank.For(principle).Select(prompt => prompt.Id.Key).ToList();
            var unused = all.Except(asked[candidate]).ToList();
            if (asked[candidate].Contains(drawn))
            {
                Assert.Empty(unused);
                repeats++;
            }
            else if (askedByThem[candidate].Contains(drawn))
            {
                Assert.Empty(unused.Except(askedByThem[candidate]));
                known++;
            }

            await connection.PromptsAt(at.AddMinutes(5), bank.ValueSet.Id.Key).RecordAskedAsync(round, drawn, CancellationToken.None);
            asked[candidate].Add(drawn);
            askedByThem[interviewer].Add(drawn);
        }

        // The run was long enough to meet what it is about.
        Assert.True(known + repeats > 0, "no principle was used up");
    }
}
