using System.Text;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Questions;

/// <summary>A community's own prompts, from the first suggestion to the spreadsheet and back.</summary>
public sealed class CommunityPromptTests
{
    private const string Text = "Tell me about a bill you paid for years before you noticed that nobody used the thing it was for.";

    internal static readonly (string Key, string Value)[] Good =
    [
        ("principle", "frugality"), ("text", Text), ("after", "Whether they look at small costs at all."), ("levels", "junior"), ("levels", "senior"),
        ("probes", "- How did you come across it?\n- What had it cost by then?\n- Who had to agree to end it?\n- What do you look at since that day?"),
    ];

    [Fact]
    public async Task Suggestion_Approved_IsThePromptOfARoundAndItsAuthorHears()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia", organiser: true));

        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(Good);
        Assert.Contains("An organiser will look at it", ana.Heard);
        await mia.CommandsAsync("question-review");
        Assert.Contains("To review: 1 suggestion, 0 unclear prompts", mia.Heard);
        Assert.Contains("From Ana", mia.Heard);
        Assert.Contains(Text, mia.Heard);
        await mia.PressesAsync("Take it");

        Assert.Contains("Taken, as own-frugality-01", mia.Heard);
        Assert.Contains("Nothing to review", mia.Heard);
        Assert.Contains("is one of this group's now", ana.Inbox);
        Assert.Contains(await OwnAsync(group), prompt => prompt is { IsRetired: false, Prompt: { Text: Text, Probes.Count: 4 } });
    }

    [Fact]
    public async Task Suggestion_Declined_ReachesItsAuthorWithTheWordAndNobodyElse()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia", organiser: true), group.Member("Raj"));
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(Good);
        await raj.CommandsAsync("help");

        await mia.CommandsAsync("question-review");
        await mia.PressesAsync("Decline");
        await mia.SendsAsync(("word", "We have three like it."));

        Assert.Contains("Declined", mia.Heard);
        Assert.Contains("We have three like it.", ana.Inbox);
        Assert.DoesNotContain("We have three like it.", raj.Inbox);
        Assert.Empty(await OwnAsync(group));
    }

    [Fact]
    public async Task Suggestion_EditedByAnOrganiser_IsTakenAsEdited()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia", organiser: true));
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(Good);
        await mia.CommandsAsync("question-review");

        await mia.PressesAsync("Edit");
        Assert.Equal(Text, Assert.IsType<TextField>(mia.Form.Fields.First(field => field.Key == "text")).Value);
        await mia.SendsAsync([.. Good.Where(answer => answer.Key != "after"), ("after", "Attention to what is small and constant."), ("tracks", "manager"), ("themes", "improved-a-process")]);

        var taken = Assert.Single(await OwnAsync(group)).Prompt;
        Assert.Equal("Attention to what is small and constant.", taken.After);
        Assert.Equal(["improved-a-process"], taken.Themes.Select(theme => theme.Key));
    }

    [Fact]
    public async Task Suggestion_WithMistakes_StaysOpenWithAWordAtEachField()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("question-suggest");

        await ana.SendsAsync(
            ("principle", "frugality"), ("text", "Describe the last thing you repaired without anybody having asked you to."),
            ("after", "x"), ("levels", "junior"), ("probes", $"Why was that?\nWhy was that?\n{new string('x', 191)}\n1\n2\n3\n4"));

        var errors = Assert.IsType<FormErrorsReply>(ana.Last);
        Assert.Contains("7 of them; write 1 to 6", errors.Errors["probes"]);
        Assert.Contains("stands here twice", errors.Errors["probes"]);
        Assert.Contains("at most 190", errors.Errors["probes"]);
    }

    [Theory]
    [InlineData("What would you do if you had no budget at all and everybody wanted something from you?", "asks for something that did not happen")]
    [InlineData("Why here?", "Text has 2 words")]
    [InlineData("仕事で失敗したときのことを話してください。", null)]
    public async Task PromptThatTheBankWouldWriteOtherwise_Added_IsTakenWithAWordOfAdvice(string text, string? advice)
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        await mia.CommandsAsync("question-add");

        await mia.SendsAsync(("principle", "frugality"), ("text", text), ("after", "x"), ("levels", "junior"), ("tracks", "general"), ("probes", "Why was that so?"));

        Assert.Contains("Added as own-frugality-01", mia.Heard);
        Assert.Contains("Advice, to take or to leave:", mia.Heard);
        Assert.Contains("Probes: 1 of them; 4 to 6 carry a whole answer", mia.Heard);
        if (advice is not null)
            Assert.Contains(advice, mia.Heard);
        else
            Assert.DoesNotContain("Text ", mia.Heard);
        Assert.Equal(text, Assert.Single(await OwnAsync(group)).Prompt.Text);
    }

    [Fact]
    public async Task TheSamePromptTwice_Suggested_IsToldToBeThereAlready()
    {
        await using var group = await Group.GatherAsync();
        var (mia, zoe) = (group.Member("Mia", organiser: true), group.Member("Zoe", organiser: true));
        await AddAsync(mia);

        await AddAsync(zoe);

        Assert.Contains("Text is that of own-frugality-01", Assert.IsType<FormErrorsReply>(zoe.Last).Errors["text"]);
    }

    /// <summary>Other words, since the same ones sent again are one suggestion.</summary>
    private static (string Key, string Value)[] Another(int number) =>
        [.. Good.Where(answer => answer.Key != "after"), ("after", $"Whether they look at small costs at all: {number}.")];

    [Fact]
    public async Task ElevenSuggestionsOfOneMember_Sent_TheLastIsRefusedWithTheReason()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        for (var number = 0; number < Suggestion.MaxOfMember; number++)
        {
            await ana.CommandsAsync("question-suggest");
            await ana.SendsAsync(Another(number));
            Assert.Contains("An organiser will look at it", ana.Heard);
        }

        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(Another(Suggestion.MaxOfMember));

        Assert.Contains("10 of your suggestions wait already", ana.Heard);
    }

    [Fact]
    public async Task Approval_PressedTwiceOrDeliveredAgain_MakesOnePrompt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia", organiser: true));
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(Good);
        await mia.CommandsAsync("question-review");
        var take = mia.Find("Take it").Action;

        await mia.ClicksAsync(take, "d-once");
        await mia.ClicksAsync(take, "d-once");
        Assert.Contains("Taken, as own-frugality-01", mia.Heard);
        await mia.ClicksAsync(take);

        Assert.Contains("decided about that one already", mia.Heard);
        Assert.Single(await OwnAsync(group));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Theory]
    [InlineData("question-review")]
    [InlineData("question-add")]
    [InlineData("question-retire")]
    [InlineData("question-import")]
    [InlineData("question-export")]
    [InlineData("question-quality")]
    public async Task Organisers_Command_UsedByAMember_IsDenied(string command)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync(command);

        Assert.Contains("Only organisers can do this", ana.Heard);
    }

    [Fact]
    public async Task Organisers_ButtonsAndForms_SentByAMember_AreDenied()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia", organiser: true));
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(Good);
        await mia.CommandsAsync("question-review");

        await ana.ClicksAsync(mia.Find("Take it").Action);
        Assert.Contains("Only organisers can do this", ana.Heard);
        await ana.SendsAsync(new ActionId("question-add", "save", Subject.None), Good);
        Assert.Contains("Only organisers can do this", ana.Heard);

        Assert.Empty(await OwnAsync(group));
    }

    [Fact]
    public void EveryHandlerOfOrganisers_HasTheirRule()
    {
        string[] names = ["question-review", "question-add", "question-retire", "question-import", "question-export", "question-quality"];
        var catalog = new FeatureCatalog([.. Organisers()]);

        Assert.NotEmpty(catalog.Handlers);
        Assert.All(catalog.Handlers, handler => Assert.Equal(AccessRule.Organiser, handler.Value.Rule));
        Assert.Equal(names.Order(), catalog.Commands.Select(command => command.Name).Order());
    }

    [Fact]
    public async Task Prompt_Retired_IsNotDrawnAndComesBack()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        await AddAsync(mia);

        foreach (var key in new[] { "own-frugality-01", "frugality-01" })
        {
            Assert.Contains(key, await DrawnAsync(group));
            await mia.CommandsAsync("question-retire");
            await mia.SendsAsync(("key", key.ToUpperInvariant()), ("what", "out"));
            Assert.Contains("not asked here any more", mia.Heard);
            Assert.DoesNotContain(key, await DrawnAsync(group));

            await mia.CommandsAsync("question-retire");
            await mia.SendsAsync(("key", key), ("what", "in"));
            Assert.Contains(key, await DrawnAsync(group));
        }

        await mia.CommandsAsync("question-retire");
        await mia.SendsAsync(("key", "frugality-9999"), ("what", "out"));
        Assert.Contains("There is no prompt with this key", mia.Heard);
    }

    [Theory]
    [InlineData("yaml", "prompts.yaml")]
    [InlineData("csv", "prompts.csv")]
    public async Task Export_PastedIntoAnotherGroup_BringsTheSamePrompts(string form, string name)
    {
        await using var one = await Group.GatherAsync();
        await using var other = await Group.GatherAsync();
        var (mia, zoe) = (one.Member("Mia", organiser: true), other.Member("Zoe", organiser: true));
        await AddAsync(mia);

        await mia.CommandsAsync("question-export", new Dictionary<string, InputValue> { ["form"] = new ChoiceValue(form) });
        var file = Assert.IsType<PrivateReply>(mia.Last).File!;
        Assert.Equal(name, file.FileName);
        Assert.Contains("1 prompt", file.Twin);
        await zoe.CommandsAsync("question-import");
        await zoe.SendsAsync(("part-1", Encoding.UTF8.GetString(file.Content)));
        Assert.Contains("1 prompt read: 1 new, 0 changed", zoe.Heard);
        await zoe.CommandsAsync("question-import");
        await zoe.SendsAsync(("part-1", Encoding.UTF8.GetString(file.Content)));
        Assert.Contains("just as they are", zoe.Heard);

        Assert.Equivalent(await OwnAsync(one), await OwnAsync(other), strict: true);
    }

    [Fact]
    public async Task PlainList_Pasted_WaitsAsDraftsThatAnOrganiserTakesAndComesOnce()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        var list = Repository.Read("tests/PrepBot.Bank.Tests/Files/plain-list.csv").Replace("teamwork", "Frugality", StringComparison.Ordinal);

        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", list));
        Assert.Contains("3 questions read, 3 new. None is asked of anybody yet", mia.Heard);
        Assert.Contains("Tell me about a time you helped a group that was stuck. (Frugality)", mia.Heard);
        Assert.Contains("did not work out. (Learn and Be Curious)", mia.Heard);
        Assert.Contains("wanted to make but you. (principle to be chosen)", mia.Heard);
        Assert.Empty(await OwnAsync(group));

        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", list));
        Assert.Contains("3 questions read, nothing new", mia.Heard);

        await mia.CommandsAsync("question-review");
        Assert.Contains("helped a group that was stuck", mia.Heard);
        await mia.PressesAsync("Take it");
        Assert.Contains("Taken, as own-", mia.Heard);
        Assert.DoesNotContain("is one of this group's now", mia.Inbox);
        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", $"{list}failure,Tell me about a promise to a customer that you could not keep.\r\n"));
        Assert.Contains("4 questions read, 1 new", mia.Heard);
        Assert.Equal(5, Assert.Single(await OwnAsync(group)).Prompt.Probes.Count);
    }

    [Fact]
    public async Task SheetWithoutIds_BroughtAgain_ChangesNothingAndWakesNothingRetired()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        var sheet = Repository.Read("tests/PrepBot.Bank.Tests/Files/same-sheet-again.csv");
        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", sheet));
        Assert.Contains("3 prompts read: 3 new, 0 changed", mia.Heard);

        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", sheet));
        Assert.Contains("just as they are", mia.Heard);

        await mia.CommandsAsync("question-retire");
        await mia.SendsAsync(("key", "own-frugality-01"), ("what", "out"));
        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", sheet));
        Assert.Contains("Retired here, and stay so: own-frugality-01", mia.Heard);
        Assert.Equal(3, (await OwnAsync(group)).Count);
        Assert.Single(await OwnAsync(group), prompt => prompt.IsRetired);
    }

    [Fact]
    public async Task Import_WithOneMistake_NamesItsLineAndBringsNothing()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        await AddAsync(mia);
        await mia.CommandsAsync("question-export");
        var good = Encoding.UTF8.GetString(Assert.IsType<PrivateReply>(mia.Last).File!.Content).Replace("own-frugality-01", "own-frugality-07", StringComparison.Ordinal);
        var bad = $"{good}  - principle: frugalty\n    text: Too short.\n";

        await mia.CommandsAsync("question-import");
        var cut = bad.IndexOf("    text:", StringComparison.Ordinal);
        await mia.SendsAsync(("part-1", bad[..(cut - 1)]), ("part-2", bad[cut..]));

        var line = bad.Split('\n').Length - 2;
        Assert.Contains("Nothing was imported", mia.Heard);
        Assert.Single(await OwnAsync(group));
        Assert.Contains($"Line {line}: there is no principle \"frugalty\"", mia.Heard.Replace("\r", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_InAStyleOfItsOwn_ComesInWithAdviceByLine_AndTheSameAgainSaysNothingOfIt()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        var rows = Enumerable.Range(1, 7).Select(number => $"frugality,Why {number * 1111}?,junior,general,Whether it was worth it.,How much was it in the end?");
        var sheet = $"principle,text,levels,tracks,after,probe_1\r\n{string.Join("\r\n", rows)}\r\n";

        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", sheet));
        Assert.Contains("7 prompts read: 7 new", mia.Heard);
        Assert.Contains("Advice, to take or to leave:\nLine 2: probes: 1 of them; 4 to 6 carry a whole answer.\nLine 2: text has 2 words; write 10 to 45.", mia.Heard);
        Assert.Contains("more of the kind.", mia.Heard);

        await mia.CommandsAsync("question-import");
        await mia.SendsAsync(("part-1", sheet));
        Assert.Contains("nothing new or changed", mia.Heard);
        Assert.DoesNotContain("Advice", mia.Heard);
    }

    private static IEnumerable<Feature> Organisers()
    {
        var bank = BuiltInBank.Read();
        return
        [
            new Practice.Questions.ReviewPrompts.ReviewPrompts(bank, bank.Principles),
            new Practice.Questions.AddPrompt.AddPrompt(bank),
            new Practice.Questions.RetirePrompt.RetirePrompt(),
            new Practice.Questions.ImportPrompts.ImportPrompts(null!, bank),
            new Practice.Questions.ExportPrompts.ExportPrompts(null!),
            new Practice.Questions.ShowQuality.ShowQuality(new Practice.Wording.PracticeWords(bank), bank.Principles),
        ];
    }

    private static async Task AddAsync(Actor organiser)
    {
        await organiser.CommandsAsync("question-add");
        await organiser.SendsAsync([.. Good, ("tracks", "general")]);
    }

    private static async Task<IReadOnlyList<OwnPrompt>> OwnAsync(Group group)
    {
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None);
        return await work.OwnPrompts.AllAsync(community!.Id, forChange: false, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> DrawnAsync(Group group)
    {
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None);
        var member = await work.Members.EnsureAsync(community!.Id, group.Member("Somebody").Person, "Somebody", CancellationToken.None);
        var drawn = await work.Prompts.DrawAsync(
            new PromptRequest(community.Id, new("frugality"), member.Id, null, null, Domain.Members.Track.General, [], 100, 1), CancellationToken.None);
        return [.. drawn.Select(prompt => prompt.PromptKey)];
    }
}
