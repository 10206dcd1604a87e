using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>What goes wrong in a round between two people and their devices. Which trouble is shown where stands in docs/screens.md.</summary>
public sealed class TroubleInARoundTests
{
    [Fact]
    public async Task BothPressPauseAtOnce_ThenGoOnAtOnce_TheRoundIsPausedOnceAndGoesOnOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        var pause = ana.Find("Pause").Action;

        await BothAsync(group, ana, raj, pause);
        Assert.Equal(1, Count(ana, "Paused by "));
        await group.WaitAsync(TimeSpan.FromMinutes(3));
        await BothAsync(group, ana, raj, ana.Find("Go on").Action);

        Assert.Equal(1, Count(ana, "Going on. The new end is 2026-11-22 09:23 UTC."));
        Assert.Contains("Ends at 2026-11-22 09:23 UTC", ana.Around);
    }

    [Fact]
    public async Task PauseAndEndPressedAtOnce_WhicheverWins_EndsInWhatBothRead()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        await raj.PressesAsync("End");

        await Task.WhenAll(
            group.HandleAsync(new ActionClicked(ana.Origin(), ana.Find("Pause").Action, [])),
            group.HandleAsync(new ActionClicked(raj.Origin(), raj.Find("End and file").Action, [])));
        await group.SettleAsync();

        Assert.Contains("The talking is over", ana.Around);
        Assert.Equal(1, Count(ana, "ended the round after"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from open_seats"));
    }

    [Fact]
    public async Task AskPressedOnTwoDevicesAtOnce_OneQuestion_AndBothShowTheSameCard()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var ask = raj.Find("Ask it").Action;

        var answers = await BothAsync(group, raj, raj, ask);

        Assert.Equal(1, Count(ana, "Clock runs since"));
        Assert.All(answers, answer => Assert.StartsWith("Listen: Ana answers", Actor.TextOf(answer)));
    }

    /// <summary>A card that was left open on another device says what is true when it is pressed, whatever has happened since.</summary>
    [Fact]
    public async Task SamePrivateCardOnTwoDevices_TheOlderOnePressedLater_DoesNothingTwice_AndBecomesWhatIsTrue()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        var (done, probe) = (raj.Find("Done").Action, raj.Find("Ask this").Action);
        await raj.ClicksAsync(done);
        await raj.ClicksAsync(probe);
        var before = await group.FingerprintAsync();

        await raj.ClicksAsync(done);
        Assert.IsType<UpdateReply>(raj.Last);
        Assert.DoesNotContain("Listen: Ana answers", raj.Heard);
        await raj.ClicksAsync(probe);

        Assert.Equal(1, Count(ana, "asks further"));
        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Theory]
    [InlineData("Note", "note", "forty minutes", "an hour before")]
    [InlineData("Our own link", "link", "https://meet.example.org/abc", "https://meet.example.org/xyz")]
    public async Task SameFormOpenOnTwoDevices_BothSent_NothingTypedIsLost(string opens, string field, string first, string second)
    {
        await using var group = await Group.GatherAsync();
        var (_, raj) = await AskedAsync(group);
        await raj.PressesAsync(opens);
        var form = raj.Form.Submit;

        await raj.SendsAsync(form, (field, first));
        await raj.SendsAsync(form, (field, second));
        await raj.SendsAsync(form, (field, second));

        Assert.IsNotType<FormErrorsReply>(raj.Last);
        if (field == "link")
        {
            Assert.Equal(second, Assert.Single(Links(group, raj)));
            return;
        }

        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        var evidence = raj.Form.Fields.OfType<Chat.Forms.TextField>().First(each => each.Key == "frugality.evidence").Value;
        Assert.Contains(first, evidence);
        Assert.Equal(2, evidence.Split(second).Length);
    }

    [Theory]
    [InlineData("Note", "note", "forty minutes", "Noted")]
    [InlineData("Our own link", "link", "https://meet.example.org/abc", "This round is over, so the link was not set.")]
    public async Task FormOpenWhileTheOtherEndsTheRound_TheWordsAreTakenOrComeBack_AndItIsSaidWhich(string opens, string field, string typed, string said)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await raj.PressesAsync(opens);
        var form = raj.Form.Submit;
        await ana.PressesAsync("End");
        await ana.PressesAsync("End and file");

        await raj.SendsAsync(form, (field, typed));

        Assert.Contains(said, raj.Heard);
        if (field == "note")
        {
            await raj.PressesAsync("File my debrief");
            Assert.Contains(typed, raj.Form.Fields.OfType<Chat.Forms.TextField>().First(each => each.Key == "frugality.evidence").Value);
            return;
        }

        Assert.Equal(typed, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text(field));
        Assert.Empty(Links(group, raj));
    }

    /// <summary>A round that is revealed while a form is open: a note is of no use any more, and its words come back.</summary>
    [Theory]
    [InlineData("Note", "note", "forty minutes")]
    [InlineData("Our own link", "link", "https://meet.example.org/abc")]
    public async Task FormOpenUntilAfterTheReveal_TheWordsComeBack(string opens, string field, string typed)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        await raj.PressesAsync(opens);
        var form = raj.Form.Submit;
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await ana.PressesAsync("End");
        await ana.PressesAsync("End and file");
        await TheRound.FileReviewAsync(ana);
        await TheRound.FileDebriefAsync(raj);

        await raj.SendsAsync(form, (field, typed));

        Assert.Equal(typed, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text(field));
        Assert.Contains("This round is over", raj.Heard);
    }

    /// <summary>Nobody is seated in a round that runs: who would watch waits for the next one, whatever they find or copy meanwhile.</summary>
    [Fact]
    public async Task ObserverComesInTheMiddle_WaitsForTheNextRound_AndGetsNothingOfThisOne()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        foreach (var member in new[] { ana, raj })
        {
            await member.CommandsAsync("profile");
            await member.PressesAsync("Welcome observers");
        }

        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var asked = raj.Find("Ask it").Action;
        await raj.PressesAsync("Ask it");
        var copied = new[] { raj.Find("Done").Action, raj.Find("Ask this").Action, raj.Find("Scorecard").Action, raj.Find("Reference").Action, raj.Find("Note").Action, asked };

        await tom.StartsAsync("observer");
        Assert.Contains("I seat you as soon as two are paired here", tom.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        var before = await group.FingerprintAsync();

        // A thread can be entered by whoever one of the two names there.
        tom.Room = ana.Room;
        foreach (var action in copied.Append(tom.Find("My cockpit").Action).Append(tom.Find("Pause").Action).Append(tom.Find("End").Action))
        {
            await tom.ClicksAsync(action);
            Assert.StartsWith("This one is not yours", tom.Heard);
        }

        Assert.Equal(before, await group.FingerprintAsync());
        Assert.DoesNotContain("You watch", tom.Inbox);
        Assert.DoesNotContain("Listen for:", tom.Around + tom.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from rounds where observer_id is not null"));
    }

    private static async Task<(Actor Ana, Actor Raj)> AskedAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        return (ana, raj);
    }

    private static async Task<Reply[]> BothAsync(Group group, Actor one, Actor other, ActionId action)
    {
        var answers = await Task.WhenAll(new[] { one, other }.Select(each => group.HandleAsync(new ActionClicked(each.Origin(), action, []))));
        await group.SettleAsync();
        return answers;
    }

    private static int Count(Actor member, string words) => member.Around.Split(words).Length - 1;

    private static IEnumerable<string> Links(Group group, Actor member) => group.Platform.In(member.Room)
        .SelectMany(shown => shown.Message.Blocks).OfType<Buttons>().SelectMany(row => row.Links).OfType<WebLink>().Select(link => link.Address);
}
