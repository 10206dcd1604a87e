using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Access;

/// <summary>Members whom an organiser of the platform's has made organisers.</summary>
public sealed class AppointedOrganiserTests
{
    [Fact]
    public async Task Appointed_Member_MayWhatOrganisersMay_UntilDismissed()
    {
        await using var group = await Group.GatherAsync();
        var (zoe, raj) = (group.Member("Zoe", organiser: true), group.Member("Raj"));
        await raj.CommandsAsync("settings");
        Assert.Contains("Only organisers", raj.Heard);

        await zoe.CommandsAsync("settings", Naming("appoint", raj));
        Assert.Contains("Organisers: whoever administers this group, and Raj", zoe.Heard);
        await raj.CommandsAsync("settings");
        Assert.Contains("Settings of this group", raj.Heard);

        await zoe.CommandsAsync("settings", Naming("dismiss", raj));
        await raj.CommandsAsync("settings");
        Assert.Contains("Only organisers", raj.Heard);
    }

    [Fact]
    public async Task Appointed_Member_CannotAppointOthers()
    {
        await using var group = await Group.GatherAsync();
        var (zoe, raj, mia) = (group.Member("Zoe", organiser: true), group.Member("Raj"), group.Member("Mia"));
        await zoe.CommandsAsync("settings", Naming("appoint", raj));

        await raj.CommandsAsync("settings", Naming("appoint", mia));

        Assert.Contains("Only somebody who administers", raj.Heard);
        await mia.CommandsAsync("settings");
        Assert.Contains("Only organisers", mia.Heard);
    }

    [Fact]
    public async Task Appointed_BeforeTheyEverWrote_IsOneWhenTheyCome()
    {
        await using var group = await Group.GatherAsync();
        var (zoe, raj) = (group.Member("Zoe", organiser: true), group.Member("Raj"));

        await zoe.CommandsAsync("settings", Naming("appoint", raj));
        await raj.CommandsAsync("disable");

        Assert.DoesNotContain("Only organisers", raj.Heard);
    }

    [Fact]
    public async Task Appointed_Member_HearsWhatIsForOrganisers_AndLosesItByLeaving()
    {
        await using var group = await Group.GatherAsync();
        var (zoe, raj) = (group.Member("Zoe", organiser: true), group.Member("Raj"));
        await zoe.CommandsAsync("settings", Naming("appoint", raj));
        Assert.Equal(2, await group.AskAsync<int>("select count(*) from members where is_organiser or is_appointed"));

        await group.HandleAsync(new PersonLeft(raj.Origin()));
        await raj.CommandsAsync("settings");

        Assert.Contains("Only organisers", raj.Heard);
    }

    private static Dictionary<string, InputValue> Naming(string input, Actor member) => new() { [input] = new MemberValue(member.Person, member.Name) };
}
