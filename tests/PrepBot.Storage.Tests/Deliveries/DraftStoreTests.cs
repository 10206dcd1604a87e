using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Deliveries;

public sealed class DraftStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly ActionId Form = new("debrief", "file", Subject.Create("round-1"));

    [Fact]
    public async Task NothingTyped_Asked_IsNull()
    {
        var home = await world.HomeAsync();

        Assert.Null(await FindAsync(home, await home.MemberAsync("Ana"), Form));
    }

    [Fact]
    public async Task LaterStep_Kept_WinsAndLeavesTheRest()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        await KeepAsync(home, ana, ("evidence", "first"), ("keep", "numbers"));
        await KeepAsync(home, ana, ("evidence", "second"), ("story", "clock"));

        var draft = await FindAsync(home, ana, Form);
        Assert.Equal(("second", "numbers", "clock"), (draft!.Text("evidence"), draft.Text("keep"), draft.Text("story")));
    }

    [Fact]
    public async Task DraftOfAMember_AskedForOthersAndOtherForms_IsNull()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await KeepAsync(home, ana, ("evidence", "first"));

        Assert.Null(await FindAsync(home, raj, Form));
        Assert.Null(await FindAsync(home, ana, Form with { Subject = Subject.Create("round-2") }));
    }

    [Fact]
    public async Task Draft_RemovedTwice_IsGone()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await KeepAsync(home, ana, ("evidence", "first"));

        await world.DoAsync(unit => unit.Drafts.RemoveAsync(home.Id, ana.Id, Form, Token));
        await world.DoAsync(unit => unit.Drafts.RemoveAsync(home.Id, ana.Id, Form, Token));

        Assert.Null(await FindAsync(home, ana, Form));
    }

    [Fact]
    public async Task LongestForm_Kept_Fits()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var text = string.Concat(Enumerable.Repeat("\"\U0001F642", FormAnswers.MaxTotalLength / 3));

        await KeepAsync(home, ana, ("evidence", text));

        Assert.Equal(text, (await FindAsync(home, ana, Form))!.Text("evidence"));
    }

    private Task KeepAsync(Home home, Member member, params (string Key, string Text)[] typed) => world.DoAsync(unit => unit.Drafts.KeepAsync(
        home.Id, member.Id, Form, new FormAnswers(typed.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[field.Text])), Token));

    private async Task<FormAnswers?> FindAsync(Home home, Member member, ActionId form) =>
        (await world.DoAsync(unit => unit.Drafts.FindAsync(home.Id, member.Id, form, Token))).Words;
}
