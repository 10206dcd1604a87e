using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests.Questions;

/// <summary>What members hear over their first rounds when prompts of the shipped bank are picked for them.</summary>
public sealed class PickingSimulationTests(ITestOutputHelper output)
{
    private const int Members = 400;
    private const int PromptsHeard = 16;
    private const int PrinciplesOfARound = 2;
    private const int PromptsOfAPrinciple = 2;

    private static readonly Track[] Trades = [Track.Software, Track.Data, Track.MachineLearning, Track.Manager];

    [Fact]
    public void FourHundredMembersOfATrade_InSixteenPrompts_HearHalfOfTheirTradeAndThePlainOnesFirst()
    {
        var bank = BuiltInBank.Read();

        var heard = Enumerable.Range(0, Members).Select(n => Hear(bank, Trades[n % Trades.Length], (Level)(1 + (n / Trades.Length % 3)), n)).ToList();

        var shares = heard.ConvertAll(prompts => prompts.Count(prompt => prompt.Prompt.Tracks.Contains(prompt.Trade)) / (double)PromptsHeard);
        output.WriteLine($"{Members} members, {PromptsHeard} prompts each: own trade {shares.Average():P0} on average, {shares.Min():P0} at least");
        Assert.True(shares.Min() >= 0.5, $"somebody heard {shares.Min():P0} of their trade");
        Assert.All(heard, prompts => Assert.Equal(PromptsHeard, prompts.Select(prompt => prompt.Prompt.Id).Distinct().Count()));

        // Of what is for every trade, the first two of a principle are plain ones, as a real loop asks them.
        foreach (var general in heard.SelectMany(prompts => prompts.Where(p => !p.Prompt.Tracks.Contains(p.Trade)).GroupBy(p => p.Prompt.Principle)))
            Assert.All(general.Take(PromptPicker.CoreAtFirst), prompt => Assert.True(prompt.Prompt.IsCore, prompt.Prompt.Id.Key));
    }

    [Fact]
    public void MembersWithoutATrade_HearTwoPlainPromptsOfEveryPrincipleFirst()
    {
        var bank = BuiltInBank.Read();

        var heard = Enumerable.Range(0, Members).SelectMany(n => Hear(bank, Track.General, (Level)(1 + (n % 3)), n).GroupBy(p => p.Prompt.Principle));

        Assert.All(heard, principle => Assert.All(principle.Take(PromptPicker.CoreAtFirst), prompt => Assert.True(prompt.Prompt.IsCore)));
    }

    private static List<(Prompt Prompt, Track Trade)> Hear(QuestionBank bank, Track trade, Level level, int seed)
    {
        var heard = new List<(Prompt Prompt, Track Trade)>();
        var practised = new Dictionary<PrincipleId, TimesPractised>();
        for (var round = 0; heard.Count < PromptsHeard; round++)
        {
            var at = new DateTimeOffset(2026, 1, 5, 18, 0, 0, TimeSpan.Zero).AddDays(round);
            foreach (var principle in PrinciplesOfRound.ByNeed(bank.Principles, [], practised, level).Take(PrinciplesOfARound).ToList())
            {
                for (var i = 0; i < PromptsOfAPrinciple; i++)
                {
                    var context = new PickContext
                    {
                        Level = level,
                        Track = trade,
                        Heard = heard.Count,
                        HeardOfTrack = heard.Count(prompt => trade != Track.General && prompt.Prompt.Tracks.Contains(trade)),
                    };
                    var candidates = bank.For(principle).Select(prompt => Candidate(prompt, heard.Exists(p => p.Prompt.Id == prompt.Id), at));
                    heard.Add((bank.TryGet(PromptPicker.Pick(candidates, context, seed + heard.Count)!.Id)!, trade));
                }

                practised[principle] = new(practised.GetValueOrDefault(principle).Credits + 1, at);
            }
        }

        return heard;
    }

    private static PromptCandidate Candidate(Prompt prompt, bool wasHeard, DateTimeOffset at) => new()
    {
        Id = prompt.Id,
        Levels = prompt.Levels,
        Tracks = prompt.Tracks,
        IsCore = prompt.IsCore,
        Heard = wasHeard ? HeardAs.Candidate : null,
        HeardAt = wasHeard ? at : null,
    };
}
