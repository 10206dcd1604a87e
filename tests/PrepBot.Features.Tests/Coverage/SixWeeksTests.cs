using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Questions;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Coverage;

/// <summary>A group that is given a past to look at: it is counted like any other, once, and only where there is none.</summary>
public sealed class SixWeeksTests
{
    private static readonly string[] Names = ["Ana", "Raj", "Mia", "Tom", "Zoe"];

    [Fact]
    public async Task GroupWithoutAPast_IsGivenOne_AndSeesWhatAGroupOfSixWeeksSees()
    {
        await using var group = await Group.GatherAsync();
        Assert.True(await IsOfferedAsync(group));

        Assert.StartsWith("They have met for six weeks now", await GiveAsync(group), StringComparison.Ordinal);
        await group.SettleAsync();

        var ana = group.Member("Ana");
        await ana.CommandsAsync("me");
        Assert.Contains("9 days to your interview", ana.Heard);
        Assert.Contains("“", ana.Heard);
        await ana.CommandsAsync("leaderboard");
        await ana.PressesAsync("All time");
        Assert.Contains("Ana (you) 8 of 16", ana.Heard);
        Assert.Contains("Thanks for debriefs that counted", ana.Heard);
        foreach (var name in Names[1..])
            Assert.Contains(name, ana.Heard);

        var board = Assert.Single(group.Platform.In(RecordingPlatform.Channel), shown => shown.Text.StartsWith("Week ", StringComparison.Ordinal));
        Assert.Contains("4 rounds", board.Text);
        Assert.Equal((24L, 0L, 48L), await CountsAsync(group));
    }

    [Fact]
    public async Task Given_Again_ChangesNothing_AndIsNotOffered()
    {
        await using var group = await Group.GatherAsync();
        await GiveAsync(group);
        var before = await CountsAsync(group);

        Assert.False(await IsOfferedAsync(group));
        Assert.StartsWith("They have met already", await GiveAsync(group), StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync(group));
    }

    [Fact]
    public async Task AskedForTwiceAtTheSameMoment_IsGivenOnce_AndBothAreAnswered()
    {
        await using var group = await Group.GatherAsync();

        var words = await Task.WhenAll(GiveAsync(group), GiveAsync(group));

        Assert.All(words, said => Assert.StartsWith("They have met", said, StringComparison.Ordinal));
        Assert.Equal((24L, 0L, 48L), await CountsAsync(group));
    }

    [Fact]
    public async Task GroupThatHasMet_KeepsWhatItHas()
    {
        await using var group = await Group.GatherAsync();
        await TheRound.CompleteAsync(group, group.Member("Ana"), group.Member("Raj"));

        Assert.False(await IsOfferedAsync(group));
        Assert.StartsWith("They have met already", await GiveAsync(group), StringComparison.Ordinal);
        Assert.Equal(1, (await CountsAsync(group)).Rounds);
    }

    [Fact]
    public async Task TwoInARound_GoOnWithIt_AndTheRestIsThere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);

        Assert.StartsWith("They have met for six weeks now", await GiveAsync(group), StringComparison.Ordinal);

        Assert.Equal((24L, 2L, 48L), await CountsAsync(group));
        await ana.CommandsAsync("status");
        Assert.Contains("Raj", ana.Heard);
    }

    [Fact]
    public async Task StoppedHalfway_IsOfferedAgain_AndCompleted()
    {
        var stop = new Stop { After = 10 };
        await using var group = await Group.GatherAsync(services =>
        {
            var real = services.Last(service => service.ServiceType == typeof(IPastUnits)).ImplementationType!;
            services.AddSingleton<IPastUnits>(provider => new StoppedUnits((IPastUnits)ActivatorUtilities.CreateInstance(provider, real), stop));
        });
        await Assert.ThrowsAsync<StoreException>(() => GiveAsync(group));
        Assert.Equal(10, (await CountsAsync(group)).Rounds);

        stop.After = int.MaxValue;
        Assert.True(await IsOfferedAsync(group));
        Assert.StartsWith("They have met for six weeks now", await GiveAsync(group), StringComparison.Ordinal);

        Assert.Equal((24L, 0L, 48L), await CountsAsync(group));
    }

    [Fact]
    public async Task ProfileThatSomebodyHasFilledIn_Stays()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");
        await ana.SendsAsync(("zone", "Asia/Tokyo"), ("track", "General"), ("board", "yes"), ("level", ""), ("date", ""));

        await GiveAsync(group);

        await ana.CommandsAsync("profile");
        Assert.Contains("Tokyo", ana.Heard);
    }

    [Fact]
    public async Task ValuesWithoutWorkedAnswers_AreOfferedNothing()
    {
        await using var group = await Group.GatherAsync(OtherValuesTests.Harbour());
        Assert.False(await IsOfferedAsync(group));
    }

    private static Task<bool> IsOfferedAsync(Group group) => group.The<IMadeUpPast>().IsOfferedAsync(RecordingPlatform.Community, TestContext.Current.CancellationToken);

    private static Task<string> GiveAsync(Group group) => group.The<IMadeUpPast>().GiveAsync(
        RecordingPlatform.Community,
        RecordingPlatform.Channel,
        [.. Names.Select(name => new MadeUpPerson(group.Member(name).Person, name, "Europe/Madrid"))],
        TestContext.Current.CancellationToken);

    /// <summary>Rounds that were made or held, seats that are taken, debriefs that are filed.</summary>
    private static async Task<(long Rounds, long Seats, long Debriefs)> CountsAsync(Group group)
    {
        const string Sql = """
            select (select count(*) from rounds where stage = 4), (select count(*) from open_seats), (select count(*) from debriefs)
            """;

        await using var command = group.Database.OwnerDataSource.CreateCommand(Sql);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private sealed class Stop
    {
        public int After { get; set; }
    }

    /// <summary>The database goes away after some transactions.</summary>
    private sealed class StoppedUnits(IPastUnits real, Stop stop) : IPastUnits
    {
        public Task<IUnitOfWork> BeginAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            stop.After-- > 0 ? real.BeginAsync(now, cancellationToken) : throw new StoreException();
    }
}
