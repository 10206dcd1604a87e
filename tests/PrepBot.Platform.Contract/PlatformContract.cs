using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Platform.Contract;

/// <summary>What every platform must do alike, with the whole bot behind it. Each platform's tests derive from this.</summary>
public abstract partial class PlatformContract
{
    protected const int LongestTest = Eventually.LongestTest;

    /// <summary>A fresh stage.</summary>
    protected abstract Task<IPlatformStage> SetUpAsync();

    /// <summary>Whether a form of five fields has room for words beside them.</summary>
    protected virtual bool FormsHaveRoomForWords => true;

    [Fact(Timeout = LongestTest)]
    public async Task Command_Used_IsAnsweredForThisPersonAlone()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        var before = stage.Public(stage.Channel);

        await ana.CommandsAsync("status");
        await stage.SettleAsync();

        Assert.Contains("waiting", ana.Told, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(raj.Told);
        Assert.Equivalent(before, stage.Public(stage.Channel));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R2_Command_DeliveredAgain_ChangesNothingMore()
    {
        await using var stage = await SetUpAsync();
        var ana = stage.Member("Ana");

        await ana.StartsAsync("candidate");
        await ana.AgainAsync();
        await stage.SettleAsync();

        Assert.Equal(1, await stage.CountAsync("select count(*) from waiting_entries"));
        Assert.Single(stage.Public(stage.Channel));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R2_Button_DeliveredAgain_ChangesNothingMore()
    {
        await using var stage = await SetUpAsync();
        var ana = stage.Member("Ana");

        await ana.PressesAsync("Candidate");
        await ana.AgainAsync();
        await stage.SettleAsync();

        Assert.Equal(1, await stage.CountAsync("select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Card_ChangedSeveralTimes_StandsOnceAndIsEditedInPlace()
    {
        await using var stage = await SetUpAsync();
        var (ana, tom) = (stage.Member("Ana"), stage.Member("Tom"));
        Assert.Single(stage.Public(stage.Channel));

        await ana.StartsAsync("candidate");
        await stage.SettleAsync();
        await tom.StartsAsync("candidate");
        await stage.SettleAsync();

        var card = Assert.Single(stage.Public(stage.Channel));
        Assert.True(card.IsEdited);
        Assert.True(ana.Sees("Leave"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R7_TwoPaired_AThirdLooksOn_SeesNothingOfTheirRoom()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj, tom) = (stage.Member("Ana"), stage.Member("Raj"), stage.Member("Tom"));

        await ana.StartsAsync("candidate");
        await raj.StartsAsync("interviewer");
        await stage.SettleAsync();
        ana.GoesToRoom();
        raj.GoesToRoom();
        await raj.PressesAsync("My cockpit");
        await stage.SettleAsync();

        Assert.True(ana.Sees("I'm here"));
        Assert.Contains("Listen for:", raj.Reads);
        Assert.DoesNotContain("Listen for:", ana.Reads);
        Assert.False(tom.Sees("I'm here"));
        Assert.DoesNotContain("Listen for:", tom.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Room_OpenedForTwo_IsTheirsAloneAndOneForOneKey()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj, tom) = (stage.Member("Ana"), stage.Member("Raj"), stage.Member("Tom"));

        var room = await OpenAsync(stage, "pb9001", ana, raj);
        var again = await OpenAsync(stage, "pb9001", ana, raj);
        await stage.Platform.PostAsync(stage.Community, room, Message.Create("Roomword"), "pb9002", CancellationToken.None);

        Assert.Equal(room, again);
        Assert.Contains("Roomword", ana.Reads);
        Assert.Contains("Roomword", raj.Reads);
        Assert.DoesNotContain("Roomword", tom.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Room_ClosedTwice_IsClosedAndStaysReadable()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        var room = await OpenAsync(stage, "pb9003", ana, raj);
        var posted = await stage.Platform.PostAsync(stage.Community, room, Message.Create("Roomword"), "pb9004", CancellationToken.None);

        await stage.Platform.CloseRoomAsync(stage.Community, room, CancellationToken.None);
        await stage.Platform.CloseRoomAsync(stage.Community, room, CancellationToken.None);
        await stage.Platform.UpdateAsync(stage.Community, posted, Message.Create("Overword"), CancellationToken.None);

        Assert.Contains("Overword", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Message_OfEveryKindOfBlock_ShowsEveryWord()
    {
        await using var stage = await SetUpAsync();
        var (message, words) = Samples.Everything(stage.Member("Ana").Person);

        await stage.Platform.PostAsync(stage.Community, stage.Channel, message, "pb9005", CancellationToken.None);

        var shown = string.Join('\n', stage.Public(stage.Channel).Select(each => each.Text));
        Assert.All(words, word => Assert.Contains(word, shown));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Message_LongerThanOneHolds_IsShownWhole()
    {
        const int Paragraphs = 12;
        await using var stage = await SetUpAsync();

        await stage.Platform.PostAsync(stage.Community, stage.Channel, Samples.Long(Paragraphs), "pb9006", CancellationToken.None);

        var shown = string.Join('\n', stage.Public(stage.Channel).Select(each => each.Text));
        Assert.All(Enumerable.Range(0, Paragraphs), i => Assert.Contains($"end{i}", shown));
        Assert.Equal(Paragraphs * 190, shown.Split("word").Length - 1);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Message_UpdatedTwice_ShowsTheLastStateInPlace()
    {
        await using var stage = await SetUpAsync();
        var before = stage.Public(stage.Channel).Count;
        var posted = await stage.Platform.PostAsync(stage.Community, stage.Channel, Message.Create("Firstword"), "pb9007", CancellationToken.None);

        await stage.Platform.UpdateAsync(stage.Community, posted, Message.Create("Lastword"), CancellationToken.None);
        await stage.Platform.UpdateAsync(stage.Community, posted, Message.Create("Lastword"), CancellationToken.None);

        var shown = stage.Public(stage.Channel);
        Assert.Equal(before + 1, shown.Count);
        Assert.Contains("Lastword", shown[^1].Text);
        Assert.DoesNotContain("Firstword", shown[^1].Text);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Message_NamingSomebody_RingsOnlyWhomItShould()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana").Person, stage.Member("Raj").Person);
        var text = new RichText([new PersonName(ana, "Ana"), new Words(" and "), new PersonName(raj, "Raj")]);

        await stage.Platform.PostAsync(stage.Community, stage.Channel, Message.Create(text) with { Notify = [raj] }, "pb9008", CancellationToken.None);
        await stage.Platform.PostAsync(stage.Community, stage.Channel, Message.Create(text), "pb9009", CancellationToken.None);

        var shown = stage.Public(stage.Channel);
        Assert.Contains(raj, shown[^2].Rings);
        Assert.DoesNotContain(ana, shown[^2].Rings);
        Assert.Empty(shown[^1].Rings);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("@everyone @here")]
    [InlineData("<!channel> <!here> <!everyone>")]
    [InlineData("<@1> <@&1> <@U0001> <#C1> <https://evil.example|bank>")]
    public async Task MemberText_ThatLooksLikeAMention_RingsNobody(string typed)
    {
        await using var stage = await SetUpAsync();

        await stage.Platform.PostAsync(stage.Community, stage.Channel, new Message([new Paragraph(typed), new Quote(typed)]), "pb9010", CancellationToken.None);

        Assert.Empty(stage.Public(stage.Channel)[^1].Rings);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R1_FormWithAMistake_Sent_GivesBackWhatWasTypedAndIsTakenOnceMended()
    {
        await using var stage = await SetUpAsync();
        var ana = stage.Member("Ana");

        await ana.CommandsAsync("question suggest");
        Assert.NotNull(ana.Form);
        await ana.SendsAsync(
            ("principle", "frugality"),
            ("text", "Tell me about a time you made a Quokka cheaper without making it worse."),
            ("after", "Whether somebody gives something up to make it cheaper."),
            ("probes", "What did you give up?\nWhat did you give up?\nWho disagreed with you?\nWhat would you do differently?"),
            ("levels", "senior"));
        Assert.Contains("Quokka", $"{ana.Form}{ana.Told}");
        Assert.Equal(0, await stage.CountAsync("select count(*) from prompt_suggestions"));
        if (ana.Form is null)
            await ana.PressesAsync("Open it again");
        Assert.Contains("Quokka", ana.Form);
        await ana.SendsAsync(("probes", "What did you give up?\nHow did you measure it?\nWho disagreed with you?\nWhat would you do differently?"));
        await stage.SettleAsync();

        Assert.Equal(1, await stage.CountAsync("select count(*) from prompt_suggestions"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task FormWithWords_Opened_ShowsThemAndIsTaken()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");
        await ana.SendsAsync(("level", "Senior"));
        await MeetAsync(stage, ana, raj);
        await raj.PressesAsync("My cockpit");
        var asked = BuiltInBank.Read().Principles.InPublishedOrder.First(principle => raj.Reads.Contains(principle.NameInALine, StringComparison.Ordinal)).NameInALine;
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("End");
        if (raj.Sees("End and file"))
            await raj.PressesAsync("End and file");
        await stage.SettleAsync();

        await raj.PressesAsync("File my debrief");

        if (FormsHaveRoomForWords)
            Assert.Contains("At this level: ", raj.Form);
        await FileAsync(stage, raj, asked);
    }

    /// <summary>Fills what the interviewer's press has opened, to its end.</summary>
    private static async Task FileAsync(IPlatformStage stage, IStageMember raj, string asked)
    {
        var before = await stage.CountAsync("select count(*) from debriefs");
        if (raj.Form is null)
        {
            // Where forms are small, the choices are tapped first.
            await raj.ChoosesAsync($"{asked}: verdict", $"{asked}  solid");
            await raj.ChoosesAsync("Overall", "Overall  inclined");
            await stage.SettleAsync();
            await raj.PressesAsync("Write the words");
        }

        for (var step = 0; await stage.CountAsync("select count(*) from debriefs") == before; step++)
        {
            Assert.InRange(step, 0, 3);
            if (raj.Form is null)
                await raj.PressesAsync("Continue");
            await raj.SendsAsync([.. Filled(raj.Form!)]);
            await stage.SettleAsync();
        }
    }

    [Fact(Timeout = LongestTest)]
    public async Task CandidateEndsTheRound_FilesInTwoClicksAndOneForm()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        await MeetAsync(stage, ana, raj);
        await raj.PressesAsync("Ask it");
        await stage.SettleAsync();

        await ana.PressesAsync("End");
        if (ana.Form is null)
            await ana.PressesAsync("End and file");
        await ana.SendsAsync([.. OwnView(ana.Form!)]);
        await stage.SettleAsync();

        Assert.Equal(1, await stage.CountAsync("select count(*) from debriefs"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task CandidatesOwnCard_FollowsTheQuestion()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        await MeetAsync(stage, ana, raj);
        Assert.Contains("Raj asks next", ana.Told);

        await raj.PressesAsync("Ask it");
        await stage.SettleAsync();
        Assert.Contains("Your answer: ", ana.Told);
        Assert.DoesNotContain("Raj asks next", ana.Told);
        Assert.DoesNotContain("Listen for:", ana.Reads);

        await raj.PressesAsync("Done");
        await stage.SettleAsync();
        Assert.Contains("Answered in ", ana.Told);

        await ana.PressesAsync("Pause");
        await stage.SettleAsync();
        Assert.Contains("Paused, ", ana.Told);
        await raj.PressesAsync("Go on");
        await stage.SettleAsync();
        Assert.Contains("Answered in ", ana.Told);
    }

    /// <summary>The two are paired, go into their room, and say that they are here.</summary>
    private static async Task MeetAsync(IPlatformStage stage, IStageMember candidate, IStageMember interviewer)
    {
        await candidate.StartsAsync("candidate");
        await interviewer.StartsAsync("interviewer");
        await stage.SettleAsync();
        candidate.GoesToRoom();
        interviewer.GoesToRoom();
        await candidate.PressesAsync("I'm here");
        await interviewer.PressesAsync("I'm here");
        await stage.SettleAsync();
    }

    /// <summary>What has to be said in a candidate's form.</summary>
    private static IEnumerable<(string Key, string Value)> OwnView(string form) =>
        BuiltInBank.Read().Principles.InPublishedOrder.Select(principle => ($"{principle.Id}.own", "Solid"))
            .Append(("helpful", "4"))
            .Where(answer => form.Contains($"\"{answer.Item1}\"", StringComparison.Ordinal));

    /// <summary>What has to be said in an interviewer's form, as far as it is open.</summary>
    private static IEnumerable<(string Key, string Value)> Filled(string form) =>
        BuiltInBank.Read().Principles.InPublishedOrder.Select(principle => ($"{principle.Id}.verdict", "NotProbed"))
            .Concat([("overall", "Inclined"), ("keep", "the numbers")])
            .Where(answer => form.Contains($"\"{answer.Item1}\"", StringComparison.Ordinal));

    [Theory(Timeout = LongestTest)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryCard_ChosenInHelpOrInTheKitsReference_IsTheOneThatOpens(bool inHelp)
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        if (inHelp)
        {
            await raj.CommandsAsync("help");
        }
        else
        {
            await MeetAsync(stage, ana, raj);
            await raj.PressesAsync("My cockpit");
            await raj.PressesAsync("Reference");
        }

        foreach (var card in BuiltInBank.Read().Cards.Cards)
        {
            Assert.DoesNotContain(card.Summary, raj.Told);
            await raj.ChoosesAsync("Look at a reference card", card.Title);
            Assert.Contains(card.Summary, raj.Told);
        }

        await raj.ChoosesAsync("Look at a reference card", "Themes and where they point");
        Assert.Contains("Interviewers come back to the same situations.", raj.Told);
        Assert.DoesNotContain("Interviewers come back to the same situations.", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task File_Answered_ReachesThisPersonAlone()
    {
        await using var stage = await SetUpAsync();
        var (zoe, ana) = (stage.Member("Zoe"), stage.Member("Ana"));

        await zoe.CommandsAsync("export");
        await stage.SettleAsync();

        Assert.NotEmpty(zoe.Files);
        Assert.Empty(ana.Files);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R7_ForgedButton_Pressed_IsRefusedKindlyAndChangesNothing()
    {
        await using var stage = await SetUpAsync();
        var tom = stage.Member("Tom");
        var rows = await stage.CountAsync("select count(*) from outbox");

        await tom.ForgesAsync(new ActionId("kit", "open", Subject.Create(RoundId.From(new Guid("0198f0a0-0000-7000-8000-000000000001")))));
        await tom.ForgesAsync(new ActionId("nothing", "known", Subject.None));
        await stage.SettleAsync();

        Assert.NotEmpty(tom.Told);
        Assert.Equal(rows, await stage.CountAsync("select count(*) from outbox"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task OwnMessage_Echoed_IsIgnored()
    {
        await using var stage = await SetUpAsync();
        var before = stage.Public(stage.Channel);
        var rows = await stage.CountAsync("select (select count(*) from outbox) + (select count(*) from deliveries) + (select count(*) from members)");

        await stage.EchoAsync();
        await stage.SettleAsync();

        Assert.Equivalent(before, stage.Public(stage.Channel));
        Assert.Equal(rows, await stage.CountAsync("select (select count(*) from outbox) + (select count(*) from deliveries) + (select count(*) from members)"));
    }

    private static Task<RoomRef> OpenAsync(IPlatformStage stage, string key, params IStageMember[] people) => stage.Platform.OpenRoomAsync(
        stage.Community, stage.Channel, "Mock: Ana and Raj", [.. people.Select(member => member.Person)], key, CancellationToken.None);
}
