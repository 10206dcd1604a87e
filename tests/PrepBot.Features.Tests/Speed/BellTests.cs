using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Speed;

/// <summary>What is committed wakes the loop it gives work, and no other.</summary>
public sealed class BellTests
{
    private readonly Bells _bells = new();

    [Fact]
    public async Task Start_ThatWaitsOrPairs_WakesWhoSends_SinceNothingIsDueBeforeTheLoopLooksByItself()
    {
        await using var group = await GatherAsync();

        await group.Member("Ana").StartsAsync("candidate", 20, null, "frugality");
        Assert.Equal([Wakes.Outbox], _bells.Rung);
        await group.Member("Raj").StartsAsync("interviewer");

        Assert.Equal([Wakes.Outbox, Wakes.Outbox], _bells.Rung);
    }

    [Fact]
    public async Task WhatOnlyShowsSomething_WakesNobody()
    {
        await using var group = await GatherAsync();

        await group.Member("Ana").CommandsAsync("help");
        await group.Member("Ana").CommandsAsync("status");

        Assert.Empty(_bells.Rung);
    }

    [Fact]
    public async Task Erasure_WakesWhoDoesWhatIsDue()
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("forget-me");

        await ana.PressesAsync("Erase me");

        Assert.Contains(_bells.Rung, which => which.HasFlag(Wakes.DueRows));
    }

    private Task<Group> GatherAsync() => Group.GatherAsync(services => services.AddSingleton<IWakeUp>(_bells));

    private sealed class Bells : IWakeUp
    {
        public List<Wakes> Rung { get; } = [];

        public void Ring(Wakes which)
        {
            if (which != Wakes.Nothing)
                Rung.Add(which);
        }
    }
}
