using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Boards;

/// <summary>Organisers change what their group goes by.</summary>
public sealed class SettingsTests
{
    /// <summary>Everything but the zone, as it is in the beginning.</summary>
    internal static (string Key, string Value)[] Defaults { get; } =
        [("hour", "9"), ("minutes", "45"), ("waiting", "60"), ("invitation", "15"), ("arrival", "5"), ("repeat", "12"), ("rings", "on"), ("rings-from", "8"), ("rings-until", "22")];

    [Fact]
    public async Task NotAnOrganiser_SeesAndChangesNothing()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("settings");
        Assert.Contains("Only organisers", ana.Heard);
        await ana.SendsAsync(new ActionId("settings", "save", Subject.None), [.. Defaults, ("zone", "Asia/Kolkata")]);

        Assert.DoesNotContain("Asia/Kolkata", await group.AskAsync<string>("select time_zone from communities"));
    }

    [Theory]
    [InlineData("CET+1", "Please give a region and city")]
    [InlineData("GMT-5", "\"GMT-5\" may be several. Please write the one you mean: America/New_York (")]
    [InlineData("GMT-5", "or UTC-05 (")]
    [InlineData("IST", "Asia/Kolkata (")]
    public async Task ZoneOfSeveralPlaces_IsAskedBack_WithTheTimeThere(string typed, string suggestion)
    {
        await using var group = await Group.GatherAsync();
        var olga = await EditAsync(group);

        await olga.SendsAsync([.. Defaults, ("zone", typed)]);

        Assert.IsType<FormErrorsReply>(olga.Last);
        Assert.Contains(suggestion, olga.Heard);
        Assert.DoesNotContain("Etc/GMT", olga.Heard);
    }

    [Theory]
    [InlineData("madrid", "Europe/Madrid")]
    [InlineData("America/Los Angeles", "America/Los_Angeles")]
    [InlineData("Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("India", "Asia/Kolkata")]
    [InlineData("UTC-05", "UTC-05")]
    public async Task ZoneAsPeopleWriteIt_IsTaken_AndShownWithTheTimeThere(string typed, string zone)
    {
        await using var group = await Group.GatherAsync();
        var olga = await EditAsync(group);

        await olga.SendsAsync([.. Defaults, ("zone", typed)]);

        Assert.Equal(zone, await group.AskAsync<string>("select time_zone from communities"));
        Assert.Matches($"Time zone: {zone.Replace("-", "\\-")}, [0-9]{{2}}:[0-9]{{2}} there now", olga.Heard);
    }

    [Theory]
    [InlineData("hour", "24")]
    [InlineData("minutes", "500")]
    [InlineData("repeat", "many")]
    public async Task NumberOutOfRange_IsRefusedAtItsField(string key, string value)
    {
        await using var group = await Group.GatherAsync();
        var olga = await EditAsync(group);

        await olga.SendsAsync([.. Defaults.Where(answer => answer.Key != key), (key, value), ("zone", "Europe/Madrid")]);

        Assert.Equal([key], Assert.IsType<FormErrorsReply>(olga.Last).Errors.Keys);
        Assert.Equal("Etc/UTC", await group.AskAsync<string>("select time_zone from communities"));
    }

    [Fact]
    public async Task Saved_IsShownAndUsed()
    {
        await using var group = await Group.GatherAsync();
        var olga = await EditAsync(group);
        Assert.Equal("45", Assert.IsType<NumberField>(olga.Form.Fields.Single(field => field.Key == "minutes")).Value);

        await olga.SendsAsync(
            ("zone", "europe/madrid"), ("hour", "7"), ("minutes", "20"), ("waiting", "30"), ("invitation", "10"), ("arrival", "3"), ("repeat", "4"), ("rings", "off"), ("rings-from", "9"), ("rings-until", "20"));

        Assert.Contains("Europe/Madrid", olga.Heard);
        Assert.Contains("Monday 07:00, next 2026-11-23 06:00", olga.Heard);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        await raj.StartsAsync("interviewer");
        Assert.Contains("20 min", raj.Heard);
    }

    private static async Task<Actor> EditAsync(Group group)
    {
        var olga = group.Member("Olga", organiser: true);
        await olga.CommandsAsync("settings");
        await olga.PressesAsync("Edit");
        return olga;
    }
}
