using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Domain.Tests.Pairing.Waiters;

namespace PrepBot.Domain.Tests.Pairing;

public sealed class PairerTests
{
    // Chapter 1: what a member would expect.

    [Fact]
    public void NobodyWaits_Paired_NobodyIs()
    {
        var result = Pair();

        Assert.Empty(result.Pairs);
        Assert.Empty(result.Unpaired);
    }

    [Fact]
    public void OneWaits_Paired_StaysAlone()
    {
        var result = Pair(Waiter(1));

        Assert.Empty(result.Pairs);
        Assert.Equal(Member(1), Assert.Single(result.Unpaired).MemberId);
    }

    [Fact]
    public void CandidateAndInterviewer_Paired_GetTheirRolesAndTheShorterTime()
    {
        var result = Pair(Waiter(1, WantedRole.Candidate, minutes: 30), Waiter(2, WantedRole.Interviewer, minutes: 60));

        var pair = Assert.Single(result.Pairs);
        Assert.Equal(Member(1), pair.Candidate.MemberId);
        Assert.Equal(Member(2), pair.Interviewer.MemberId);
        Assert.Equal(30, pair.Minutes);
        Assert.Empty(result.Unpaired);
    }

    [Fact]
    public void GreedyWouldLeaveTwoWaiting_Paired_FindsAPartnerForEveryone()
    {
        // 2 fits both 1 and 3 and would suit 3 best, but only 2 fits 1, and only 3 fits 4.
        var result = Pair(
            Waiter(1, WantedRole.Candidate, waitedMinutes: 1).Blocks(3, 4),
            Waiter(2, waitedMinutes: 50),
            Waiter(3, waitedMinutes: 50),
            Waiter(4, WantedRole.Candidate, waitedMinutes: 1).Blocks(2));

        Assert.Equal(2, result.Pairs.Count);
        Assert.Contains(result.Pairs, pair => Is(pair, 1, 2));
        Assert.Contains(result.Pairs, pair => Is(pair, 3, 4));
    }

    [Fact]
    public void MetLastWeek_PairedWithOthersThere_GetSomebodyNew()
    {
        var week = TimeSpan.FromDays(7);
        var result = Pair(Waiter(1).Met(2, week), Waiter(2), Waiter(3).Met(4, week), Waiter(4));

        Assert.DoesNotContain(result.Pairs, pair => Is(pair, 1, 2) || Is(pair, 3, 4));
        Assert.Equal(2, result.Pairs.Count);
    }

    [Fact]
    public void MetYesterday_PairedWithNobodyElseThere_MeetAgain()
    {
        var pair = Assert.Single(Pair(Waiter(1).Met(2, TimeSpan.FromDays(1)), Waiter(2)).Pairs);

        Assert.Equal(0, pair.Score.NotMetLately);
        Assert.Contains(new MetLately(Now.AddDays(-1)), pair.Reasons);
        Assert.Contains(new NobodyElseFitted(), pair.Reasons);
    }

    [Fact]
    public void TwoCandidatesForOneInterviewer_Paired_WhoWaitedLongerGoes()
    {
        var result = Pair(Waiter(1, WantedRole.Candidate, 5), Waiter(2, WantedRole.Candidate, 8), Waiter(3, WantedRole.Interviewer, 0));

        Assert.True(Is(Assert.Single(result.Pairs), 2, 3));
        Assert.Contains(new WaitedLongest(Member(2), TimeSpan.FromMinutes(8)), result.Pairs[0].Reasons);
    }

    [Fact]
    public void FirstInLine_PairedAgainstALongerWait_GoesFirst()
    {
        var result = Pair(
            Waiter(1, WantedRole.Candidate, 55), Waiter(2, WantedRole.Candidate, 1, first: true).Met(3, TimeSpan.FromDays(1)), Waiter(3, WantedRole.Interviewer, 0));

        Assert.True(Is(Assert.Single(result.Pairs), 2, 3));
        Assert.Contains(new FirstInLine(Member(2)), result.Pairs[0].Reasons);
    }

    [Fact]
    public void FirstInLine_InSeveralPairs_StandFirstInTheResult()
    {
        var result = Pair(Waiter(1, waitedMinutes: 50).Blocks(3, 4), Waiter(2, waitedMinutes: 50).Blocks(3, 4), Waiter(3, first: true), Waiter(4));

        Assert.True(Is(result.Pairs[0], 3, 4));
        Assert.True(Is(result.Pairs[1], 1, 2));
    }

    [Fact]
    public void SeveralFitAlike_Paired_ReasonsNameWhatDecided()
    {
        var interviewer = Waiter(1, WantedRole.Interviewer, principles: ThePrinciples.DiveDeep) with { Level = Level.Senior, UtcOffsetMinutes = 60 };
        var candidate = Waiter(2, WantedRole.Candidate).ThinIn(ThePrinciples.DiveDeep, ThePrinciples.Frugality).Met(1, TimeSpan.FromDays(200)) with
        {
            Level = Level.Senior,
            UtcOffsetMinutes = 0,
        };

        var pair = Assert.Single(Pair(interviewer, candidate).Pairs);

        Assert.Equal(
        [
            new NobodyElseFitted(), new NotMetLately(Now.AddDays(-200)), new RolesAsAsked(), new CandidateHasGaps(2),
            new FitsInterviewersRequest(ThePrinciples.DiveDeep), new SameLevel(Level.Senior), new SharedHours(15),
        ], pair.Reasons);
    }

    [Fact]
    public void TwoPairsWhoFitNobodyElse_Paired_AreToldSo()
    {
        var result = Pair(Waiter(1).Blocks(3, 4), Waiter(2).Blocks(3, 4), Waiter(3), Waiter(4));

        Assert.Equal(2, result.Pairs.Count);
        Assert.All(result.Pairs, pair => Assert.Contains(new NobodyElseFitted(), pair.Reasons));
        Assert.DoesNotContain(new NobodyElseFitted(), Pair(Waiter(1), Waiter(2), Waiter(3)).Pairs.Single().Reasons);
    }

    [Fact]
    public void NobodyWaitedYet_Paired_NobodyIsSaidToHaveWaitedLongest()
    {
        var reasons = Pair(Waiter(1, waitedMinutes: 0), Waiter(2, waitedMinutes: 0), Waiter(3, waitedMinutes: 0)).Pairs.Single().Reasons;

        Assert.DoesNotContain(reasons, reason => reason is WaitedLongest);
    }

    [Fact]
    public void LongestWaitingIsInARound_Paired_TheLongestOfTheOthersIsNamed()
    {
        var result = Pair(Waiter(1, waitedMinutes: 90) with { InRound = true }, Waiter(2, waitedMinutes: 9), Waiter(3), Waiter(4));

        Assert.Contains(result.Pairs.Single().Reasons, reason => reason is WaitedLongest longest && longest == new WaitedLongest(Member(2), TimeSpan.FromMinutes(9)));
    }

    [Fact]
    public void CandidateWithoutGaps_Paired_AreSaidToHaveNone() =>
        Assert.DoesNotContain(Pair(Waiter(1), Waiter(2)).Pairs.Single().Reasons, reason => reason is CandidateHasGaps);

    [Fact]
    public void WhoStaysInLine_StandsFirstInLineThenByWaitThenByEntry()
    {
        var result = Pair(
            Waiter(5, WantedRole.Candidate, 3), Waiter(4, WantedRole.Candidate, 3), Waiter(3, WantedRole.Candidate, 9), Waiter(2, WantedRole.Candidate, 1, first: true),
            Waiter(1, WantedRole.Candidate, 2, first: true));

        Assert.Equal([Member(1), Member(2), Member(3), Member(4), Member(5)], result.Unpaired.Select(entry => entry.MemberId));
    }

    [Fact]
    public void OneMemberTwiceInLine_Paired_IsTakenOnce()
    {
        var again = Waiter(3, waitedMinutes: 0);
        var result = Pair(Waiter(1), Waiter(2), again with { Entry = again.Entry with { MemberId = Member(1) } });

        Assert.True(Is(Assert.Single(result.Pairs), 1, 2));
        Assert.Equal(again.Entry.Id, Assert.Single(result.Unpaired).Id);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(PairingWeights.MaxSum, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void WeightsOutOfRange_Paired_Throw(int one, int other) =>
        Assert.Throws<ArgumentException>(() => Pairer.Pair([], new PairingWeights { Waiting = one, NotMetLately = other }, Now, 1));

    // Chapter 2: what holds for any queue.

    [Fact]
    public void AnyQueue_Paired_NobodyTwiceAndOnlyCompatible() =>
        ForAnyQueue(12, 400, (line, seed) =>
        {
            var result = Pairer.Pair(line, PairingWeights.Default, Now, seed);
            var people = result.Pairs.SelectMany(pair => (WaitingEntry[])[pair.Interviewer, pair.Candidate]).Concat(result.Unpaired).ToList();

            Assert.Equal(line.Count, people.Count);
            Assert.Equal(line.Count, people.Select(entry => entry.MemberId).Distinct().Count());
            foreach (var pair in result.Pairs)
            {
                var (interviewer, candidate) = (Of(line, pair.Interviewer), Of(line, pair.Candidate));
                Assert.False(interviewer.InRound || candidate.InRound);
                Assert.DoesNotContain(candidate.Entry.MemberId, interviewer.DoNotPair);
                Assert.DoesNotContain(interviewer.Entry.MemberId, candidate.DoNotPair);
                Assert.NotEqual(WantedRole.Candidate, pair.Interviewer.Role);
                Assert.NotEqual(WantedRole.Interviewer, pair.Candidate.Role);
                Assert.NotEmpty(pair.Reasons);
            }
        });

    [Fact]
    public void AnyQueue_ShuffledAndPaired_GivesTheSame() =>
        ForAnyQueue(12, 200, (line, seed) =>
        {
            var shuffled = line.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Told(Pairer.Pair(line, PairingWeights.Default, Now, seed)), Told(Pairer.Pair(shuffled, PairingWeights.Default, Now, seed)));
        });

    [Fact]
    public void AnySmallQueue_Paired_MostPairsThenMostFirstThenBestTotal() =>
        ForAnyQueue(8, 500, (line, seed) =>
        {
            var result = Pairer.Pair(line, PairingWeights.Default, Now, seed);

            var found = new Worth(
                result.Pairs.Count,
                result.Pairs.Sum(pair => (pair.Interviewer.First ? 1 : 0) + (pair.Candidate.First ? 1 : 0)),
                result.Pairs.Sum(pair => pair.Score.Total(PairingWeights.Default)));
            Assert.Equal(BestByTryingAll([.. line], seed), found);
        });

    [Fact]
    public void AnyQueueWithTwoAlike_Paired_WhoWaitedLongerNeverLosesToTheOther() =>
        ForAnyQueue(9, 400, (line, seed) =>
        {
            if (line.Count == 0)
                return;

            // A twin of somebody in line, a second later: alike in everything else, and to everybody.
            var random = new Random(seed);
            var older = line[random.Next(line.Count)];
            var name = Member(99);
            var younger = older with
            {
                Entry = older.Entry with { Id = new WaitingEntryId(new Guid(random.Next(), 7, 7, new byte[8])), MemberId = name, Since = older.Entry.Since.AddSeconds(1) },
            };
            var all = line.Select(other => other.DoNotPair.Contains(older.Entry.MemberId) ? other with { DoNotPair = other.DoNotPair.Append(name).ToHashSet() } : other)
                .Select(other => other.LastMet.TryGetValue(older.Entry.MemberId, out var met) ? other.Met(99, Now - met) : other)
                .Append(younger).ToList();

            // Where a coin gives out the parts it may fall otherwise for the twin, who then fits otherwise and is not alike.
            if (all.Any(other => other != older && other != younger && PairingRules.Compatible(older, other, Now)
                && ReferenceEquals(PairingRules.GiveRoles(older, other, seed).Interviewer, older) != ReferenceEquals(PairingRules.GiveRoles(younger, other, seed).Interviewer, younger)))
            {
                return;
            }

            var unpaired = Pairer.Pair(all, PairingWeights.Default, Now, seed).Unpaired.Select(entry => entry.MemberId).ToHashSet();

            Assert.False(unpaired.Contains(older.Entry.MemberId) && !unpaired.Contains(name));
        });

    private static void ForAnyQueue(int most, int times, Action<IReadOnlyList<Waiter>, int> holds)
    {
        var queues =
            from count in Gen.Choose(0, most)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select (count, seed);

        Prop.ForAll(Arb.From(queues), queue => holds(AnyQueue(queue.count, queue.seed), queue.seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
    }

    private static List<Waiter> AnyQueue(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var waiter = Waiter(
                number,
                (WantedRole)random.Next(3),
                random.Next(0, 150),
                random.Next(2) == 0 ? null : random.Next(10, 91),
                random.Next(6) == 0,
                [.. ThePrinciples.Set.ByProbeRank.Where(_ => random.Next(12) == 0).Take(3).Select(p => p.Id)]);
            for (var met = random.Next(3); met > 0; met--)
                waiter = waiter.Met(random.Next(count), TimeSpan.FromDays(random.Next(1, 150)));

            return waiter.Blocks([.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(count))])
                .Done(random.Next(8), random.Next(8))
                .ThinIn([.. ThePrinciples.Set.ByProbeRank.Where(_ => random.Next(3) == 0).Select(p => p.Id)]) with
            {
                Level = random.Next(4) is var level and > 0 ? (Level)level : null,
                UtcOffsetMinutes = random.Next(4) > 0 ? random.Next(-14, 15) * 60 : null,
                InRound = random.Next(10) == 0,
            };
        })];
    }

    private static Worth BestByTryingAll(Waiter[] line, int seed)
    {
        if (line.Length < 2)
            return default;

        var best = BestByTryingAll(line[1..], seed);
        for (var other = 1; other < line.Length; other++)
        {
            if (!PairingRules.Compatible(line[0], line[other], Now))
                continue;

            var score = PairingRules.Score(PairingRules.GiveRoles(line[0], line[other], seed), PairingWeights.Default, Now);
            var rest = BestByTryingAll([.. line[1..other], .. line[(other + 1)..]], seed);
            var firsts = (line[0].Entry.First ? 1 : 0) + (line[other].Entry.First ? 1 : 0);
            var worth = new Worth(rest.Pairs + 1, rest.Firsts + firsts, rest.Total + score.Total(PairingWeights.Default));
            if ((worth.Pairs, worth.Firsts, worth.Total).CompareTo((best.Pairs, best.Firsts, best.Total)) > 0)
                best = worth;
        }

        return best;
    }

    private static PairingResult Pair(params Waiter[] line) => Pairer.Pair(line, PairingWeights.Default, Now, seed: 7);

    private static bool Is(ChosenPair pair, int one, int other) =>
        (pair.Interviewer.MemberId == Member(one) && pair.Candidate.MemberId == Member(other))
        || (pair.Interviewer.MemberId == Member(other) && pair.Candidate.MemberId == Member(one));

    private static Waiter Of(IReadOnlyList<Waiter> line, WaitingEntry entry) => line.Single(waiter => waiter.Entry.Id == entry.Id);

    private static string Told(PairingResult result) =>
        string.Join('\n', result.Pairs.Select(pair => $"{pair.Interviewer.Id} {pair.Candidate.Id} {pair.Minutes} {pair.Score} {string.Join(' ', pair.Reasons)}"))
        + string.Join(' ', result.Unpaired.Select(entry => entry.Id));

    private readonly record struct Worth(int Pairs, int Firsts, long Total);
}
