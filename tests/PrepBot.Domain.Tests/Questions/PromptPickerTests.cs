using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Tests.Questions;

public sealed class PromptPickerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NoPrompts_Picked_GiveNothing() => Assert.Null(PromptPicker.Pick([], new(), seed: 1));

    [Fact]
    public void APromptTheRoundHolds_IsNotPickedEvenWhenItIsTheLast() =>
        Assert.Null(PromptPicker.Pick([Candidate("a")], new() { InRound = new HashSet<PromptId> { new("a") } }, seed: 1));

    [Fact]
    public void APromptTheCandidateHad_YieldsToANewOneThatFitsWorse()
    {
        var had = Candidate("a") with { Heard = HeardAs.Candidate, HeardAt = Monday };
        var misfit = Candidate("b") with { Levels = [Level.Staff], Tracks = [Track.Manager], Asked = 50, InterviewerRoundsAgo = 1 };

        var pick = PromptPicker.Pick([had, misfit], new() { Level = Level.Junior, Track = Track.Data }, seed: 1);

        Assert.Equal(new PromptId("b"), pick!.Id);
        Assert.False(pick.Repeat);
    }

    [Theory]
    [InlineData(1, "b")]
    [InlineData(3, "b")]
    [InlineData(4, "a")]
    public void WhatTheInterviewerWasAskedThemselves_IsAvoidedForThreeOfTheirRounds(int roundsAgo, string expected)
    {
        var own = Candidate("a") with { InterviewerRoundsAgo = roundsAgo };
        var worn = Candidate("b") with { Asked = 5 };

        Assert.Equal(expected, PromptPicker.Pick([own, worn], new(), seed: 1)!.Id.Key);
    }

    [Fact]
    public void WhatTheInterviewerWasAskedThemselves_IsPickedWhenNothingElseIsNew()
    {
        var own = Candidate("a") with { InterviewerRoundsAgo = 1 };
        var had = Candidate("b") with { Heard = HeardAs.Candidate, HeardAt = Monday };

        Assert.Equal("a", PromptPicker.Pick([own, had], new(), seed: 1)!.Id.Key);
    }

    [Fact]
    public void WhatWasPractisedAlone_YieldsToTheUnseenButNotToTheUsed()
    {
        var alone = Candidate("a") with { Heard = HeardAs.Alone, HeardAt = Monday };
        var unseen = Candidate("b") with { Asked = 9 };
        var had = Candidate("c") with { Heard = HeardAs.Candidate, HeardAt = Monday.AddYears(-1) };

        Assert.Equal("b", PromptPicker.Pick([alone, unseen, had], new(), seed: 1)!.Id.Key);
        Assert.Equal("a", PromptPicker.Pick([alone, had], new(), seed: 1)!.Id.Key);
    }

    [Fact]
    public void WhatTheCandidateAskedSomebody_YieldsToTheNewButNotToTheUsed()
    {
        var known = Candidate("a") with { Heard = HeardAs.Interviewer, HeardAt = Monday };
        var longKnown = Candidate("b") with { Heard = HeardAs.Interviewer, HeardAt = Monday.AddYears(-1) };
        var alone = Candidate("c") with { Heard = HeardAs.Alone, HeardAt = Monday.AddDays(1) };
        var had = Candidate("d") with { Heard = HeardAs.Candidate, HeardAt = Monday.AddYears(-2) };

        Assert.Equal("c", PromptPicker.Pick([known, longKnown, alone, had], new(), seed: 1)!.Id.Key);
        var pick = PromptPicker.Pick([known, longKnown, had], new(), seed: 1)!;
        Assert.Equal(("b", false), (pick.Id.Key, pick.Repeat));
    }

    [Fact]
    public void EverythingPractisedAlone_TheOldestComesFirst()
    {
        var candidates = Enumerable.Range(0, 9).Select(n => Candidate($"p-{n}") with { Heard = HeardAs.Alone, HeardAt = Monday.AddDays((n * 4) % 9), Asked = 9 - n }).ToList();

        Assert.Equal(Monday, candidates.Single(c => c.Id == PromptPicker.Pick(candidates, new(), seed: 1)!.Id).HeardAt);
    }

    [Fact]
    public void Fit_ComesBeforeUse_AndTheTradeBeforeTheLevel()
    {
        var fits = Candidate("a") with { Tracks = [Track.Data], Levels = [Level.Senior], Asked = 9 };
        var otherLevel = Candidate("b") with { Levels = [Level.Junior], Asked = 5 };
        var otherTrade = Candidate("c") with { Tracks = [Track.Manager], Asked = 1 };
        var context = new PickContext { Level = Level.Senior, Track = Track.Data };

        Assert.Equal("a", PromptPicker.Pick([fits, otherLevel, otherTrade], context, seed: 1)!.Id.Key);
        Assert.Equal("b", PromptPicker.Pick([otherLevel, otherTrade], context, seed: 1)!.Id.Key);
    }

    [Fact]
    public void ATheme_AskedFor_GoesBeforeTheTurnOfACorePromptAndBeforeUse()
    {
        var theme = new ThemeId("tight-timeline");
        var ofTheme = Candidate("a") with { Themes = [theme], Asked = 9, Levels = [Level.Staff] };
        var core = Candidate("b") with { IsCore = true };
        var context = new PickContext { Level = Level.Junior };

        Assert.Equal("a", PromptPicker.Pick([ofTheme, core], context with { Theme = theme }, seed: 1)!.Id.Key);
        Assert.Equal("b", PromptPicker.Pick([ofTheme, core], context, seed: 1)!.Id.Key);
    }

    [Fact]
    public void ATheme_AskedFor_BringsNothingHeardNorOfAnotherTrade()
    {
        var theme = new ThemeId("tight-timeline");
        var heard = Candidate("a") with { Themes = [theme], Heard = HeardAs.Candidate, HeardAt = Monday };
        var otherTrade = Candidate("b") with { Themes = [theme], Tracks = [Track.Manager] };
        var plain = Candidate("c") with { Asked = 3 };

        Assert.Equal("c", PromptPicker.Pick([heard, otherTrade, plain], new() { Track = Track.Data, Theme = theme }, seed: 1)!.Id.Key);
    }

    [Fact]
    public void AMemberWithoutALevel_FitsEveryLevel()
    {
        var used = Candidate("a") with { Levels = [Level.Junior], Asked = 1 };
        var unused = Candidate("b") with { Levels = [Level.Staff] };

        Assert.Equal("b", PromptPicker.Pick([used, unused], new(), seed: 1)!.Id.Key);
    }

    [Fact]
    public void EverythingUsedUp_TheOldestComesFirst()
    {
        var candidates = Enumerable.Range(0, 20)
            .Select(n => Candidate($"p-{n}") with { Heard = HeardAs.Candidate, HeardAt = Monday.AddDays((n * 7) % 20), Asked = n % 3 })
            .ToList();

        var pick = PromptPicker.Pick(candidates, new() { Level = Level.Junior, Track = Track.Manager }, seed: 1);

        Assert.Equal(Monday, candidates.Single(c => c.Id == pick!.Id).HeardAt);
        Assert.True(pick!.Repeat);
    }

    [Fact]
    public void EqualPrompts_AreDrawnEvenly()
    {
        var candidates = Enumerable.Range(0, 10).Select(n => Candidate($"p-{n}")).ToList();

        var counts = Enumerable.Range(0, 5000).Select(seed => PromptPicker.Pick(candidates, new(), seed)!.Id).CountBy(id => id).ToList();

        Assert.Equal(10, counts.Count);
        Assert.All(counts, count => Assert.InRange(count.Value, 350, 650));
    }

    [Fact]
    public void ACandidateNewToAPrinciple_HearsTwoPlainPromptsFirst()
    {
        var plain = Enumerable.Range(0, 3).Select(n => Candidate($"core-{n}") with { IsCore = true, Asked = 50 }).ToList();
        var unused = Candidate("a");

        Assert.StartsWith("core", PromptPicker.Pick([.. plain, unused], new(), seed: 1)!.Id.Key, StringComparison.Ordinal);
        plain[0] = plain[0] with { Heard = HeardAs.Candidate, HeardAt = Monday };
        Assert.StartsWith("core", PromptPicker.Pick([.. plain, unused], new(), seed: 1)!.Id.Key, StringComparison.Ordinal);
        plain[1] = plain[1] with { Heard = HeardAs.Candidate, HeardAt = Monday };
        Assert.Equal("a", PromptPicker.Pick([.. plain, unused], new(), seed: 1)!.Id.Key);
    }

    [Theory]
    [InlineData(0, 0, "core")]
    [InlineData(1, 0, "own")]
    [InlineData(2, 1, "core")]
    [InlineData(5, 2, "own")]
    public void ACandidateOfATrade_HearsItsPromptsInEverySecondTurn(int heard, int heardOfTrack, string expected)
    {
        var core = Candidate("core") with { IsCore = true };
        var own = Candidate("own") with { Tracks = [Track.Data], Asked = 9 };
        var context = new PickContext { Track = Track.Data, Heard = heard, HeardOfTrack = heardOfTrack };

        Assert.Equal(expected, PromptPicker.Pick([core, own, Candidate("other")], context, seed: 1)!.Id.Key);
    }

    [Fact]
    public void APromptAndItsSpare_TakeTurnsAsIfTheFirstHadBeenHeard()
    {
        var core = Candidate("core") with { IsCore = true };
        var own = Candidate("own") with { Tracks = [Track.Data] };
        var context = new PickContext { Track = Track.Data };

        var drawn = PromptPicker.Draw([own, core, Candidate("other")], context, seed: 1, count: 2);

        Assert.Equal(["core", "own"], drawn.Select(pick => pick.Id.Key));
    }

    [Fact]
    public void ForStudents_StayOutWhereNoLevelIsTold_WhileThereIsAnythingElseNew()
    {
        var students = Candidate("a") with { Levels = [Level.Junior], IsCore = true };
        var worn = Candidate("b") with { Asked = 50, InterviewerRoundsAgo = 1 };
        var had = Candidate("c") with { Heard = HeardAs.Candidate, HeardAt = Monday };

        Assert.Equal("b", PromptPicker.Pick([students, worn], new(), seed: 1)!.Id.Key);
        Assert.Equal("a", PromptPicker.Pick([students, had], new(), seed: 1)!.Id.Key);
        Assert.Equal("a", PromptPicker.Pick([students, worn], new() { Level = Level.Junior }, seed: 1)!.Id.Key);
        Assert.Equal("a", PromptPicker.Pick([students, worn], new() { Level = Level.Staff }, seed: 1)!.Id.Key);
        Assert.Equal("a", PromptPicker.Pick([students], new(), seed: 1)!.Id.Key);
    }

    private static PromptCandidate Candidate(string id) =>
        new() { Id = new(id), Levels = [Level.Junior, Level.Senior, Level.Staff], Tracks = [Track.General] };
}
