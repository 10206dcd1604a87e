using System.Text;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Features.Tests.Boards;
using PrepBot.Features.Tests.Questions;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Support;

/// <summary>For every form there is: how somebody comes to send it, filled in so that it would be taken.</summary>
internal static class FormScenes
{
    /// <summary>By the key the catalog knows the form by.</summary>
    public static IReadOnlyDictionary<string, Func<Group, Task<(Actor Author, FormSubmitted Form)>>> All =>
        new Dictionary<string, Func<Group, Task<(Actor, FormSubmitted)>>>
        {
            ["form question-suggest:save"] = group => OfCommandAsync(group.Member("Ana"), "question-suggest", CommunityPromptTests.Good),
            ["form question-add:save"] = group => OfCommandAsync(Organiser(group), "question-add", [.. CommunityPromptTests.Good, ("tracks", "general")]),
            ["form question-retire:save"] = group => OfCommandAsync(Organiser(group), "question-retire", ("key", "frugality-01"), ("what", "out")),
            ["form question-import:save"] = async group => await OfCommandAsync(Organiser(group), "question-import", ("part-1", await Exported.Value)),
            ["form question-review:edit"] = group => OfReviewAsync(group, "Edit", [.. CommunityPromptTests.Good, ("tracks", "manager")]),
            ["form question-review:decline"] = group => OfReviewAsync(group, "Decline", ("word", "We have three like it.")),
            ["form settings:save"] = group => OfButtonAsync(
                Organiser(group), actor => actor.CommandsAsync("settings"), "Edit", [.. SettingsTests.Defaults.Where(answer => answer.Key != "minutes"), ("minutes", "40"), ("zone", "Europe/Madrid")]),
            ["form profile:save"] = group => OfButtonAsync(group.Member("Ana"), actor => actor.CommandsAsync("profile"), "Edit", ("zone", "Europe/Madrid"), ("track", "General"), ("board", "yes")),
            ["form ring:save-hours"] = group => OfButtonAsync(group.Member("Ana"), actor => actor.CommandsAsync("profile"), "When to ring me", ("from", "18"), ("until", "21")),
            ["form first:day"] = async group => await OfButtonAsync(await NewcomerAsync(group), _ => Task.CompletedTask, "Exact day", ("date", $"{group.Now.AddDays(9):yyyy-MM-dd}")),
            ["form first:save"] = async group =>
            {
                var ana = await NewcomerAsync(group);
                return (ana, ana.Filled(((PrivateReply)ana.Last!).InForm!.Form.Submit, ("level", "Senior"), ("track", "Data"), ("date", $"{group.Now.AddDays(9):yyyy-MM-dd}")));
            },
            ["form ear:file"] = async group =>
            {
                var ana = group.Member("Ana");
                await ana.CommandsAsync("solo");
                await ana.PressesAsync("Train my ear");
                return await OfButtonAsync(ana, _ => Task.CompletedTask, "Rate it", ("verdict", "Solid"), ("evidence", "She gave the number."), ("missing", "Learning"));
            },
            ["form talk:set"] = async group =>
            {
                var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
                await TheRound.RunAsync(ana, raj);
                return await OfButtonAsync(raj, _ => Task.CompletedTask, "Our own link", ("link", "https://meet.example.org/abc"));
            },
            ["form voice:save"] = group => OfButtonAsync(Organiser(group), actor => actor.CommandsAsync("settings"), "Voice channels", ("channels", "voice-1")),
            ["form note:add"] = group => InRoundAsync(group, (raj, _) => raj, "Note", ("note", "She counted the cost before she began.")),
            ["form debrief:file"] = group => AfterAsync(
                group, (raj, _) => raj, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "the numbers")),
            ["form debrief:review"] = group => AfterAsync(group, (_, ana) => ana, ("frugality.own", "Strong"), ("helpful", "4"), ("change", "")),
            ["form details:file"] = async group =>
            {
                var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
                await TheRound.EndAsync(group, ana, raj);
                await TheRound.FileDebriefAsync(raj);
                return await OfButtonAsync(raj, _ => Task.CompletedTask, "Add details", ("frugality.missing", "Learning"), ("stories", "The nightly batch"), ("change-2", "slower"));
            },
            ["form details:review"] = async group =>
            {
                var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
                await TheRound.EndAsync(group, ana, raj);
                await TheRound.FileReviewAsync(ana);
                return await OfButtonAsync(ana, _ => Task.CompletedTask, "Add details", ("frugality.story", "The nightly batch"));
            },
            ["form correct:file"] = group => RevealedAsync(
                group, (raj, _) => raj, "Correct mine", ("frugality.verdict", "MildConcern"), ("frugality.evidence", TheRound.Evidence), ("overall", "NotInclined"), ("keep", "the numbers")),
            ["form correct:review"] = group => RevealedAsync(group, (_, ana) => ana, "Correct mine", ("frugality.own", "Concern"), ("helpful", "2"), ("change", "")),
            ["form dispute:send"] = group => RevealedAsync(group, (_, ana) => ana, "Not about my answer", ("principle", "frugality"), ("share", "no")),
        };

    /// <summary>A prompt of another group, as its export writes it.</summary>
    private static readonly Lazy<Task<string>> Exported = new(async () =>
    {
        await using var group = await Group.GatherAsync();
        var mia = Organiser(group);
        await mia.CommandsAsync("question-add");
        await mia.SendsAsync([.. CommunityPromptTests.Good, ("tracks", "general")]);
        await mia.CommandsAsync("question-export");
        return Encoding.UTF8.GetString(((PrivateReply)mia.Last!).File!.Content);
    });

    /// <summary>Somebody who has just started for the first time.</summary>
    private static async Task<Actor> NewcomerAsync(Group group)
    {
        await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        return ana;
    }

    private static Actor Organiser(Group group) => group.Member("Mia", organiser: true);

    private static async Task<(Actor, FormSubmitted)> OfCommandAsync(Actor actor, string command, params (string, string)[] answers)
    {
        await actor.CommandsAsync(command);
        return (actor, actor.Filled(actor.Form.Submit, answers));
    }

    private static async Task<(Actor, FormSubmitted)> OfButtonAsync(Actor actor, Func<Actor, Task> first, string button, params (string, string)[] answers)
    {
        await first(actor);
        await actor.PressesAsync(button);
        return (actor, actor.Filled(actor.Form.Submit, answers));
    }

    private static async Task<(Actor, FormSubmitted)> OfReviewAsync(Group group, string button, params (string, string)[] answers)
    {
        var ana = group.Member("Ana");
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(CommunityPromptTests.Good);
        return await OfButtonAsync(Organiser(group), actor => actor.CommandsAsync("question-review"), button, answers);
    }

    private static async Task<(Actor, FormSubmitted)> InRoundAsync(
        Group group, Func<Actor, Actor, Actor> author, string button, params (string, string)[] answers)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        return await OfButtonAsync(author(raj, ana), actor => actor.PressesAsync("My cockpit"), button, answers);
    }

    private static async Task<(Actor, FormSubmitted)> AfterAsync(Group group, Func<Actor, Actor, Actor> author, params (string, string)[] answers)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        return await OfButtonAsync(author(raj, ana), _ => Task.CompletedTask, "File my debrief", answers);
    }

    private static async Task<(Actor, FormSubmitted)> RevealedAsync(
        Group group, Func<Actor, Actor, Actor> author, string button, params (string, string)[] answers)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        return await OfButtonAsync(author(raj, ana), _ => Task.CompletedTask, button, answers);
    }
}
