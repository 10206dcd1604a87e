using PrepBot.Discord.Tests.Support;

namespace PrepBot.Discord.Tests;

/// <summary>Who leaves, comes back and leaves again within the hour has left twice. Each is noticed when the room opens without them.</summary>
public sealed class SecondDepartureTests
{
    [Fact]
    public async Task LeavesComesBackJoinsARoundAndLeavesAgain_WithinTheHour_NoGhostSitsInTheRound()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        for (var departures = 1; departures <= 2; departures++)
        {
            await ana.CommandsAsync("start", ("role", "candidate"));
            await raj.CommandsAsync("start", ("role", "interviewer"));
            Assert.Contains("You are paired", raj.Heard);
            group.Discord.Remove(group.Guild, ana.User.Id);
            await group.SettleAsync();
            await group.HoldsAsync("the departure", "select count(*) from rounds where stage = 5 and progress ->> 'Cancelled' = '4'", departures);
            await group.SettleAsync();

            Assert.Equal(0, await group.CountAsync("select count(*) from open_seats"));
            Assert.Equal(0, await group.CountAsync("select count(*) from waiting_entries w join members m using (community_id, member_id) where m.external_id = $1", ana.User.Id));
            Assert.Equal(1, await group.CountAsync("select count(*) from members where left_at is not null and external_id = $1", ana.User.Id));
            Assert.Equal(departures, raj.Inbox.Split("Your partner had to go, so this round ends here").Length - 1);
            group.Discord.Join(group.Guild, ana.User.Id);
            await group.WaitAsync(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(2, await group.CountAsync("select count(*) from rounds"));
        Assert.Empty(group.Discord.Violations);
    }
}
