using System.Text;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Practice.Leaving;
using PrepBot.Storage.Outbox;
using PrepBot.Storage.Sealing;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Outbox;

/// <summary>Content that opens and is of no kind known here, as a newer replica's: it keeps nobody from being forgotten.</summary>
public sealed class UnknownContentTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Theory]
    [InlineData("""{"$type":"of-a-newer-version","Person":{"Platform":{"Name":"test"},"ExternalId":"ana"}}""", 0)]
    [InlineData("""{"$type":"of-a-newer-version","Text":"a word to Ana about it"}""", 0)]
    [InlineData("""{"$type":"of-a-newer-version","Text":"about somebody else"}""", 1)]
    [InlineData("no JSON at all", 1)]
    public async Task MemberForgotten_WhatNamesThemGoes_TheRestStays(string content, int left)
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var lane = Guid.CreateVersion7(Now);
        await world.DoAsync(unit => unit.Outbox.AddAsync(
            new OutboxItem(home.Id, lane, new PostToChannel(home.Channel.Id.Value, Message.Create("line")), UnknownOutcome.Provable, Now, Now.AddDays(1)), Token));
        var sealedContent = new ContentCipher(Key).Seal(Encoding.UTF8.GetBytes(content), OutboxStore.ContextOf(home.Id, lane));
        await world.ExecuteAsync("update outbox set content = $2 where lane = $1", lane, sealedContent);
        var erasure = new Erasure(home.Id, new ErasureId(Guid.CreateVersion7(Now)), ana.Id, ana.Person, ana.DisplayName, Now.AddMinutes(1), SaysWhenDone: false) { Step = ErasureStep.Words };

        await world.DoAsync(unit => unit.Eraser.EraseMessagesAsync(erasure, 100, Token));

        Assert.Equal(left, await world.ScalarAsync<long>("select count(*) from outbox where lane = $1", lane));
    }
}
