using Microsoft.Extensions.DependencyInjection;
using PrepBot.Features.Tests.Support;
using PrepBot.Storage;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>R2, R9: many start in one channel in the same moment, more than there are connections.</summary>
public sealed class ManyStartsTests
{
    [Fact]
    public async Task FortyAtOnce_WithTenConnections_AreAllAnsweredAndPairedAndNobodyTwice()
    {
        await using var group = await Group.GatherAsync(services =>
        {
            var factory = services.Last(service => service.ServiceType == typeof(StorageSettings)).ImplementationFactory!;
            services.AddSingleton(provider => (StorageSettings)factory(provider) with { PoolSize = 10 });
        });
        var members = Enumerable.Range(0, 40).Select(n => group.Member($"M{n}")).ToList();
        foreach (var member in members)
            await member.CommandsAsync("help");

        var answers = await Task.WhenAll(members.Select((member, n) => Task.Run(() => group.HandleAsync(member.Starting(n % 2 == 0 ? "candidate" : "interviewer")))));

        Assert.All(answers, answer => Assert.Matches("You are paired with|You are in the queue", Actor.TextOf(answer)));
        Assert.Equal(20, await group.AskAsync<int>("select count(*) from rounds"));
        Assert.Equal(40, await group.AskAsync<int>("select count(distinct member_id) from open_seats"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }
}
