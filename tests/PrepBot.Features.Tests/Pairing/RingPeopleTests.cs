using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>What organisers and members set about rings, and people who go: nothing stays of them, and whoever counted on them hears so.</summary>
public sealed class RingPeopleTests
{
    [Fact]
    public async Task OrganiserTurnsRingsOff_NotOfferedAndNobodyRung()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        var ask = ana.Find("Stop ringing me").Action with { Verb = "ask" };
        await olga.CommandsAsync("settings");
        Assert.Contains("Ringing members: 08:00 to 22:00 of their own day", olga.Heard);
        await olga.PressesAsync("Edit");
        await olga.SendsAsync([.. Boards.SettingsTests.Defaults.Where(answer => answer.Key != "rings-until"), ("rings-until", "8"), ("zone", "Etc/UTC")]);
        Assert.Equal(["rings-until"], Assert.IsType<FormErrorsReply>(olga.Last).Errors.Keys);
        await olga.CommandsAsync("settings");
        await olga.PressesAsync("Edit");
        await olga.SendsAsync([.. Boards.SettingsTests.Defaults.Where(answer => answer.Key != "rings"), ("rings", "off"), ("zone", "Etc/UTC")]);
        Assert.Contains("Ringing members: off", olga.Heard);

        await raj.StartsAsync("interviewer");

        Assert.DoesNotContain("Ring me", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from rings"));
        await ana.ClicksAsync(ask);
        Assert.StartsWith("An organiser has turned rings off in this group.", ana.Heard);
    }

    [Fact]
    public async Task UsualHoursNamed_OutsideThemNotRung()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("When to ring me");
        await ana.SendsAsync(("from", "18"), ("until", ""));
        Assert.Contains("Give both hours, or leave both empty.", ana.Heard);
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("When to ring me");
        await ana.SendsAsync(("from", "18"), ("until", "21"));
        Assert.StartsWith("Where you ask to be rung, I ring you from 18:00 to 21:00 of your day.", ana.Heard);
        await RingTests.RungLaterAsync(group, ana, "candidate");

        await raj.StartsAsync("interviewer");
        Assert.Equal("", raj.Inbox);
        await raj.CommandsAsync("leave");
        await group.WaitAsync(TimeSpan.FromHours(8));
        await raj.StartsAsync("interviewer");

        Assert.True(ana.Sees("Now"));
    }

    [Fact]
    public async Task RungMemberLeavesTheGroup_NextIsRung_AndTheirWishIsGone()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await RingTests.RungLaterAsync(group, mia, "candidate");
        await raj.StartsAsync("interviewer");

        await ana.DoAsync(new PersonLeft(ana.Origin()));

        Assert.True(mia.Sees("Now"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from ring_wishes"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OneOfAnAppointmentIsForgotten_TheOtherHears_AndTheirNameIsGone(bool rungOne)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await ana.PressesAsync("In 15 min");
        group.Tick();
        var (gone, other) = rungOne ? (ana, raj) : (raj, ana);

        await gone.CommandsAsync("forget-me");
        await gone.PressesAsync("Erase me");
        await group.WaitAsync(TimeSpan.FromMinutes(20));

        Assert.Contains("your partner cannot make it.", other.Inbox);
        Assert.Empty(group.Platform.Rooms);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from erasures where done_at is null"));
        Assert.Equal(0, await group.AskAsync<int>($"select count(*) from {(rungOne ? "rings" : "ring_wishes w join members m using (community_id, member_id) where m.forgotten_at is not null")}"));
        if (!rungOne)
            Assert.Contains("Your round with a former member at", ana.Inbox);
    }

    [Fact]
    public async Task Export_HoldsTheWishAndTheRings_AndNotWhoWasRungForHim()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate", 45, "earn-trust");
        await raj.StartsAsync("interviewer");

        var hers = await ExportAsync(group, "ana");
        var his = await ExportAsync(group, "raj");

        Assert.Equal("mock-interviews|candidate|earn-trust", string.Join('|', hers.Single(table => table.Name == "ring-wish").Rows[0].Take(3).Select(Text)));
        Assert.Equal("True|Raj", string.Join('|', hers.Single(table => table.Name == "rings").Rows[0].Take(2).Select(Text)));
        Assert.Equal("False|", string.Join('|', his.Single(table => table.Name == "rings").Rows[0].Take(2).Select(Text)));
        Assert.Empty(his.Single(table => table.Name == "ring-wish").Rows);

        static string Text(object? value) => value is IEnumerable<string> words ? string.Join(',', words) : $"{value}";
    }

    private static async Task<IReadOnlyList<ExportTable>> ExportAsync(Group group, string person)
    {
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var row = await group.AskAsync<string>($"select community_id || ' ' || member_id from members where external_id = '{person}'");
        var ids = row.Split(' ').Select(Guid.Parse).ToList();
        return await work.Store<IMemberExport>().CollectAsync(
            CommunityId.From(ids[0]), MemberId.From(ids[1]), CancellationToken.None);
    }
}
