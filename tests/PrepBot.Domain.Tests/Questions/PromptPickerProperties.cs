using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Tests.Questions;

/// <summary>What holds for every bank and every history. A failure prints the seed, with which the case can be run again.</summary>
public sealed class PromptPickerProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void ACandidateOfAHundredRounds_NeverMeetsAPromptTwiceWhileUnusedOnesExist() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            var bank = Enumerable.Range(0, random.Next(1, 260)).Select(n => Candidate(random, n, heard: false)).ToDictionary(c => c.Id);
            var context = Context(random);

            for (var round = 0; round < 100; round++)
            {
                var inRound = new HashSet<PromptId>();
                for (var turn = random.Next(1, 4); turn > 0; turn--)
                {
                    var open = bank.Values.Where(c => !inRound.Contains(c.Id)).ToList();
                    var unused = open.Exists(c => c.Heard is null);

                    var pick = PromptPicker.Pick(bank.Values, context with { InRound = inRound }, random.Next());

                    if (open.Count == 0)
                        return pick is null;
                    var picked = bank[pick!.Id];
                    if (unused && picked.Heard is not null)
                        return false;
                    if (!unused && picked.HeardAt > open.Where(c => c.InterviewerRoundsAgo is null == picked.InterviewerRoundsAgo is null).Min(c => c.HeardAt))
                        return false;
                    inRound.Add(pick.Id);
                    bank[pick.Id] = picked with { Heard = HeardAs.Candidate, HeardAt = Start.AddHours(round), Asked = picked.Asked + 1 };
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void TheSameRowsInAnyOrderWithTheSameSeed_GiveTheSamePrompt() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, random.Next(1, 80)).Select(n => Candidate(random, n, heard: random.Next(2) == 0)).ToArray();
            var context = Context(random);
            var first = PromptPicker.Pick(rows, context, seed);

            random.Shuffle(rows);

            return PromptPicker.Pick(rows, context, seed) == first;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void WhateverIsPicked_NoOtherNewPromptWasBetter() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, random.Next(1, 80)).Select(n => Candidate(random, n, heard: random.Next(3) == 0)).ToArray();
            var context = Context(random);

            var picked = rows.Single(r => r.Id == PromptPicker.Pick(rows, context, seed)!.Id);

            var rivals = rows.Where(r => r.Heard is null).ToList();
            if (rivals.Count == 0)
                return true;
            if (context.Level is null && rivals.Exists(r => r.Levels is not [Level.Junior]))
                rivals = rivals.FindAll(r => r.Levels is not [Level.Junior]);
            if (rivals.Exists(r => r.InterviewerRoundsAgo is null) && picked.InterviewerRoundsAgo is not null)
                return false;
            rivals = rivals.FindAll(r => r.InterviewerRoundsAgo is null == picked.InterviewerRoundsAgo is null);
            if (rivals.Exists(r => Fits(r, context)) && !Fits(picked, context))
                return false;
            return !rivals.Exists(r => Fits(r, context) && Fits(picked, context) && r.Asked < picked.Asked);
        }).Check(Config.QuickThrowOnFailure);

    private static bool Fits(PromptCandidate candidate, PickContext context) =>
        (candidate.Tracks.Contains(Track.General) || candidate.Tracks.Contains(context.Track))
        && (context.Level is { } level ? candidate.Levels.Contains(level) : candidate.Levels is not [Level.Junior]);

    private static PickContext Context(Random random) =>
        new() { Level = random.Next(4) is var level and > 0 ? (Level)level : null, Track = (Track)random.Next(5) };

    private static PromptCandidate Candidate(Random random, int number, bool heard) => new()
    {
        Id = new($"p-{number}"),
        Levels = [(Level)random.Next(1, 4)],
        Tracks = [(Track)random.Next(5)],
        Asked = random.Next(4),
        Heard = heard ? HeardAs.Candidate : null,
        HeardAt = heard ? Start.AddDays(-random.Next(1, 400)) : null,
        InterviewerRoundsAgo = random.Next(6) == 0 ? random.Next(1, 4) : null,
    };
}
