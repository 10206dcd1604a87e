using PrepBot.Bank;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Testing;
using PrepBot.Values.Records;

namespace PrepBot.Domain.Tests.Debriefs;

/// <summary>What a debrief says was heard does not depend on where a flag stands in its file today.</summary>
public sealed class FlagOrderTests
{
    public static TheoryData<string> Principles => [.. All.Keys];

    private static Dictionary<string, Principle> All { get; } = new[] { BuiltInBank.Read(), BankFiles.Read(Repository.PathOf("questions/examples/harbour")).Bank! }
        .SelectMany(bank => bank.Principles.InPublishedOrder).ToDictionary(principle => principle.Id.Key);

    [Theory]
    [MemberData(nameof(Principles))]
    public void DebriefFromBeforeIds_FlagsInAnotherOrder_SaysTheSame(string key)
    {
        var principle = All[key];
        var heard = Old(principle.Id, [.. principle.GreenFlags.Select((_, i) => $"green:{i}"), .. principle.RedFlags.Select((_, i) => $"red:{i}")]);

        Assert.All(heard, sign => Assert.False(char.IsAsciiDigit(sign.Text[^1])));
        Assert.Equal(principle.GreenFlags, Said(principle, Old(principle.Id, [.. principle.GreenFlags.Select((_, i) => $"green:{i}")])).Green);
        Assert.Equal([principle.GreenFlags[0]], Said(Turned(principle), Old(principle.Id, ["green:0"])).Green);
        Assert.Equal([principle.RedFlags[^1]], Said(Turned(principle), Old(principle.Id, [$"red:{principle.RedFlags.Count - 1}"])).Red);
    }

    [Theory]
    [MemberData(nameof(Principles))]
    public void Debrief_FlagsInAnotherOrder_SaysTheSame(string key)
    {
        var principle = All[key];
        SignKey[] heard = [SignKey.For(principle.Beats[0]), SignKey.ForGreen(principle.GreenFlags[1]), SignKey.ForRed(principle.RedFlags[0])];

        Assert.Equal([principle.GreenFlags[1]], Said(Turned(principle), heard).Green);
        Assert.Equal([principle.RedFlags[0]], Said(Turned(principle), heard).Red);
        Assert.Equal([principle.Beats[0]], Said(Turned(principle), heard).Beats);
    }

    [Theory]
    [InlineData("green:99")]
    [InlineData("green:-1")]
    [InlineData("green:")]
    [InlineData("yellow:1")]
    public void Place_InNoListThereWas_IsKeptAndSaysNothing(string place)
    {
        var principle = All["frugality"];

        var heard = Old(principle.Id, [place]);

        Assert.Equal([new SignKey(place)], heard);
        Assert.Empty(Said(principle, heard).Green);
    }

    private static ValueList<SignKey> Old(PrincipleId principle, IEnumerable<string> places) => Some.Debrief(
        Some.Score(principle) with { Heard = [.. places.Select(place => new SignKey(place))] }).WithFlagIds().Scores[0].Heard;

    private static HeardSigns Said(Principle principle, IReadOnlyCollection<SignKey> heard) => HeardSigns.Read(principle, AnyStory.Nothing, heard);

    private static Principle Turned(Principle principle) =>
        principle with { GreenFlags = [.. principle.GreenFlags.Reverse()], RedFlags = [.. principle.RedFlags.Reverse()], Beats = [.. principle.Beats.Reverse()] };
}
