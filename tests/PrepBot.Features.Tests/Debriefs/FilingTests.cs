using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>What is typed into the forms: checked, kept, never lost, filed once.</summary>
public sealed class FilingTests
{
    [Theory]
    [InlineData("Yes", "3 of 40 characters")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1 of 5 different words")]
    [InlineData("", "0 of 40 characters")]
    public async Task EvidenceTooThin_IsSaidBeforeFiling_AndFiledAsItIsByAPress(string evidence, string why)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);

        await TheRound.FileDebriefAsync(raj, "Solid", evidence);
        Assert.Equal($"frugality.evidence: {why}: filed like this, the verdict will not count.", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
        await raj.ClicksAsync(Assert.IsType<FormErrorsReply>(raj.Last).Accept!.Action);
        Assert.Contains($"Frugality will not count as practised: {why}.", raj.Heard);
        await TheRound.FileReviewAsync(ana);

        Assert.Contains($"Too little evidence to count as practised: {why}.", ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task EvidenceTooThin_SentAgain_IsTakenOnce_AndAnotherReasonIsSaidAnew()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Form.Submit;
        (string, string)[] thin = [("frugality.verdict", "Strong"), ("frugality.evidence", "Yes"), ("overall", "Inclined"), ("keep", "it")];

        await raj.SendsAsync(form, thin);
        await raj.SendsAsync(form, [.. thin.Where(answer => answer.Item1 != "overall"), ("overall", "StronglyInclined")]);
        Assert.Contains("One small thing to try next time helps Ana", Assert.IsType<FormErrorsReply>(raj.Last).Errors[""]);
        Assert.NotNull(Assert.IsType<FormErrorsReply>(raj.Last).Accept);
        await raj.SendsAsync(form, thin);

        Assert.StartsWith("Filed, thank you. Frugality will not count as practised: 3 of 40 characters.", raj.Heard);
    }

    [Fact]
    public async Task EverythingWrongAtOnce_IsSaidAtOnce_UnderTheNamesOfTheForm()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");

        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", "Cut the batch, measured it well."), ("keep", ""));

        var errors = Assert.IsType<FormErrorsReply>(raj.Last);
        Assert.Null(errors.Accept);
        Assert.Equal(["frugality.evidence", "overall", "keep"], errors.Errors.Keys);
        var given = new Message([.. FormGivenBack.Blocks(errors)]).ToPlainText();
        Assert.StartsWith("Mend 3 fields; nothing is lost\nWhat did you hear?: 32 of 40 characters: filed like this, the verdict will not count.\nOverall, for this round: Please fill this in.", given);
        Assert.Contains("\"How did Frugality land? solid\"", given);
        Assert.Contains("\"What did you hear? Cut the batch, measured it well.\"", given);
    }

    [Fact]
    public async Task UntilTheReveal_TheLastFilingWins_AndMayBeOpenedAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        await raj.PressesAsync("Add details");
        await raj.SendsAsync(("frugality.missing", "Learning"), ("stories", "The nightly batch"));

        await raj.PressesAsync("File my debrief");
        Assert.Equal(TheRound.Evidence, Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "frugality.evidence")).Value);
        await raj.SendsAsync(("frugality.verdict", "Concern"), ("frugality.evidence", $"{TheRound.Evidence} And more."), ("overall", "Inclined"), ("keep", "x"));
        Assert.Contains("This takes the place of what you had filed.", raj.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from debriefs"));
        await TheRound.FileReviewAsync(ana);

        Assert.Contains("Raj concern", ana.Inbox);
        Assert.Contains("And more.", ana.Inbox);
        Assert.Contains("End with what you do differently since", ana.Inbox);
        await raj.PressesAsync("Correct mine");
        Assert.Equal("The nightly batch", Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "stories")).Value);
    }

    [Fact]
    public async Task CandidateFilesTwice_TheLastOneIsOpened()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana, own: "Strong", change: "first");
        await ana.PressesAsync("Add details");
        await ana.SendsAsync(("frugality.story", "The nightly batch"));
        await TheRound.FileReviewAsync(ana, own: "Concern", helpful: "2", change: "second");
        await TheRound.FileDebriefAsync(raj);

        Assert.Contains("Ana concern", raj.Inbox);
        Assert.Contains("somewhat helpful", raj.Inbox);
        Assert.Equal(2, await group.AskAsync<int>("select helpfulness from service_marks"));
        await ana.PressesAsync("Correct mine");
        Assert.Equal("The nightly batch", Assert.IsType<TextField>(ana.Form.Fields.Single(field => field.Key == "frugality.story")).Value);
    }

    [Theory]
    [InlineData(20, "frugality")]
    [InlineData(45, "frugality", "dive-deep")]
    [InlineData(60, "frugality", "dive-deep", "ownership")]
    public async Task End_IsAnsweredWithTheForm_OneForOneToThreePrinciples(int minutes, params string[] principles)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, minutes, principles);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await group.SettleAsync();

        await raj.PressesAsync("End");
        Assert.StartsWith(principles.Length == 1 ? "End the round? 1 of 1 was asked" : "Dive Deep was not asked yet. End all the same?", raj.Heard);
        await raj.PressesAsync("End and file");

        var step = Assert.Single(raj.Form.Steps);
        Assert.Equal(principles.Length == 1 ? 5 : 3 + (2 * principles.Length), step.Fields.Count);
        Assert.Equal(principles.Length == 1 ? 0 : principles.Length + 1, step.Taps.Count);
        await raj.SendsAsync([
            .. principles.SelectMany(id => new[] { ($"{id}.verdict", id == "frugality" ? "Solid" : "NotProbed"), ($"{id}.evidence", id == "frugality" ? TheRound.Evidence : "") }),
            ("overall", "Inclined"), ("keep", "it")]);
        Assert.StartsWith("Filed, thank you. Nobody sees it", raj.Heard);

        await ana.PressesAsync("File my debrief");
        Assert.InRange(Assert.Single(ana.Form.Steps).Fields.Count, 3, 5);
    }

    [Fact]
    public async Task FiftyThousandCharacters_AreRefusedAndComeBackWhole()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        var much = string.Concat(Enumerable.Repeat("é😀-words ", 5000));
        await raj.PressesAsync("File my debrief");

        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", much), ("overall", "Inclined"), ("keep", "the numbers"));

        Assert.Contains("frugality.evidence: This has 50,000 characters; 2,000 fit. Nothing is lost, please shorten it.", raj.Heard);
        Assert.Equal(much, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("frugality.evidence"));
        await raj.CommandsAsync("debrief");
        Assert.Equal(much, Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "frugality.evidence")).Value);
        Assert.Equal(["Solid"], Assert.IsType<ChoiceField>(raj.Form.Fields.Single(field => field.Key == "frugality.verdict")).Chosen);
        Assert.Equal("the numbers", Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "keep")).Value);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public async Task EvidenceAtItsLimit_IsWholeOrRefused(int length, bool filed)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        var words = string.Concat(Enumerable.Repeat("she cut the cost of it ", 100))[..(length - 1)] + "!";

        await TheRound.FileDebriefAsync(raj, evidence: words);

        Assert.Equal(filed, raj.Last is UpdateReply);
        await TheRound.FileReviewAsync(ana);
        Assert.Equal(filed, ana.Inbox.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SameEvidenceForTwoPrinciples_CountsOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 45, "frugality", "dive-deep");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Done");
        await raj.PressesAsync("Next principle");
        await raj.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(15));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");

        await raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence),
            ("dive-deep.verdict", "Solid"), ("dive-deep.evidence", TheRound.Evidence.ToUpperInvariant() + "  "),
            ("overall", "Inclined"), ("keep", "it"));
        Assert.Equal("dive-deep.evidence: the words of another principle again: filed like this, the verdict will not count.", raj.Heard);
        await raj.ClicksAsync(Assert.IsType<FormErrorsReply>(raj.Last).Accept!.Action);
        Assert.Contains("Dive Deep will not count as practised", raj.Heard);
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Solid"), ("dive-deep.own", "Solid"), ("helpful", "3"));

        Assert.Equal("frugality", await group.AskAsync<string>("select string_agg(principle, ' ') from credits"));
    }

    [Fact]
    public async Task PrincipleNeverAsked_VerdictGiven_DoesNotCount()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 45, "frugality", "dive-deep");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(15));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");
        Assert.Equal(["NotProbed"], Assert.IsType<ChoiceField>(raj.Form.Fields.Single(field => field.Key == "dive-deep.verdict")).Chosen);

        await raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence),
            ("dive-deep.verdict", "Strong"), ("dive-deep.evidence", $"{TheRound.Evidence} And more."),
            ("overall", "Inclined"), ("keep", "it"));
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Solid"), ("dive-deep.own", "NotProbed"), ("helpful", "3"));

        Assert.Equal("frugality", await group.AskAsync<string>("select string_agg(principle, ' ') from credits"));
        Assert.Contains("finished a round: Frugality.", string.Join('\n', group.Platform.In(Testing.RecordingPlatform.Channel).Select(shown => shown.Text)));
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    public async Task RoundOfSoManyMinutes_GivesCredit(int minutes, int credits)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj, after: minutes);

        await TheRound.FileDebriefAsync(raj);
        await TheRound.FileReviewAsync(ana);

        Assert.Equal(credits, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task SamePairTwiceInAWeek_OneCredit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await TheRound.CompleteAsync(group, ana, raj);
        await TheRound.CompleteAsync(group, ana, raj);

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task Steps_AreKeptAndFiledTogether()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Form.Submit;

        // As a platform with small forms keeps what is tapped before the words.
        await raj.SendsStepAsync(form, ("frugality.verdict", "Strong"), ("frugality.evidence", TheRound.Evidence));
        Assert.IsType<SilentReply>(raj.Last);
        await raj.CommandsAsync("debrief");
        Assert.Equal(TheRound.Evidence, Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "frugality.evidence")).Value);
        await raj.SendsAsync(form, ("overall", "Inclined"), ("keep", "it"));
        Assert.StartsWith("Filed, thank you.", raj.Heard);
        await TheRound.FileReviewAsync(ana);

        Assert.Contains("Raj strong", ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts"));
    }

    [Fact]
    public async Task DoublePress_UnderAnotherDelivery_IsThankedAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        var form = new ActionId("debrief", "file", raj.Find("File my debrief").Action.Subject);

        await raj.SendsAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "the numbers"));

        Assert.StartsWith("You have filed yours already, thank you.", raj.Heard);
        await TheRound.FileReviewAsync(ana);
        await raj.SendsAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "the numbers"));
        Assert.StartsWith("This round's debriefs are open already", raj.Heard);
    }

    [Fact]
    public async Task SecondTab_OtherWordsAfterTheReveal_AreGivenBackAndTheFirstStay()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        var form = new ActionId("debrief", "file", raj.Find("File my debrief").Action.Subject);

        await TheRound.FileReviewAsync(ana);
        await raj.SendsAsync(form, ("frugality.verdict", "Concern"), ("frugality.evidence", "On second thoughts"), ("overall", "Inclined"), ("keep", "x"));

        Assert.Contains("what you had filed stays as it was", raj.Heard);
        Assert.Equal("On second thoughts", Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("frugality.evidence"));
        await raj.PressesAsync("Read the debrief");
        await ana.PressesAsync("Read the debrief");
        Assert.Contains("Raj solid", ana.Heard);
        Assert.Contains("Raj solid", ana.Inbox);
    }

    [Theory]
    [InlineData("frugality.verdict", "Brilliant")]
    [InlineData("overall", "3")]
    [InlineData("keep", "")]
    public async Task AnswerOutOfTheForm_IsRefusedAtItsField(string key, string value)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var answers = new Dictionary<string, string>
        {
            ["frugality.verdict"] = "Solid", ["frugality.evidence"] = TheRound.Evidence, ["overall"] = "Inclined", ["keep"] = "it", [key] = value,
        };

        await raj.SendsAsync([.. answers.Select(answer => (answer.Key, answer.Value))]);

        Assert.Equal([key], Assert.IsType<FormErrorsReply>(raj.Last).Errors.Keys);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
    }

    [Fact]
    public async Task LateDelivery_IsKeptAsDraftAndTheAuthorIsTold()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var sent = raj.Filled(raj.Form.Submit, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));

        group.Clock.Advance(TimeSpan.FromSeconds(3));
        await raj.DoAsync(sent);
        await raj.DoAsync(sent);

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
        Assert.Single(group.Platform.PrivatelyTo(raj.Person), shown => shown.Text.StartsWith("Your form reached me too late to be filed.", StringComparison.Ordinal));
        await raj.CommandsAsync("debrief");
        Assert.Equal(TheRound.Evidence, Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "frugality.evidence")).Value);
    }

    [Fact]
    public async Task FiledInTime_DeliveredAgainTooLate_GetsTheFirstAnswer()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var sent = raj.Filled(raj.Form.Submit, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));
        await raj.DoAsync(sent);
        var first = raj.Heard;

        group.Clock.Advance(TimeSpan.FromMinutes(1));
        await raj.DoAsync(sent);

        Assert.Equal(first, raj.Heard);
        Assert.DoesNotContain("too late", raj.Inbox);
    }

    [Fact]
    public async Task Notes_PreFillTheEvidenceOfTheirPrinciple()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 45, "frugality", "dive-deep");
        await raj.PressesAsync("My cockpit");
        foreach (var note in new[] { "first", "second" })
        {
            await raj.PressesAsync("My cockpit");
            await raj.PressesAsync("Note");
            await raj.SendsAsync(("note", note));
        }

        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Done");
        await raj.PressesAsync("Next principle");
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", string.Concat(Enumerable.Repeat("😀", 500))));
        Assert.StartsWith("Noted.", raj.Heard);
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");

        Assert.Equal("first\nsecond", Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "frugality.evidence")).Value);
        Assert.StartsWith("😀", Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "dive-deep.evidence")).Value);
    }

    [Fact]
    public async Task Debrief_SeveralOwed_OpensTheOneOfThisRoom()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await TheRound.EndAsync(group, ana, raj);
        var first = raj.Find("File my debrief").Action.Subject;
        await TheRound.EndAsync(group, tom, raj);

        await raj.CommandsAsync("status");
        Assert.Contains("your side of the round with Ana", raj.Heard);
        Assert.Contains("your side of the round with Tom", raj.Heard);
        await raj.CommandsAsync("debrief");

        Assert.NotEqual(first, raj.Form.Submit.Subject);
        Assert.Contains("Tom", raj.Form.Title);
    }

    [Fact]
    public async Task WhileTheRoundIsOn_Debrief_SaysToEndItFirst()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await raj.ClicksAsync(new ActionId("debrief", "open", raj.Find("End").Action.Subject));

        Assert.StartsWith("The round is still on.", raj.Heard);
    }
}
