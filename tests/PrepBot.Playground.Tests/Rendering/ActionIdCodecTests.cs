using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Playground.Rendering;

namespace PrepBot.Playground.Tests.Rendering;

public sealed class ActionIdCodecTests
{
    public static TheoryData<string, string, string> Ids => new()
    {
        { "round", "open-kit", "" },
        { "queue", "join", "candidate" },
        { "kit", "probe", "AZk3-_x.2" },
        { new string('a', 20), new string('b', 20), new string('c', Subject.MaxLength) },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void ActionId_WrittenAndRead_IsTheSame(string feature, string verb, string subject)
    {
        Assert.True(Subject.TryParse(subject, out var parsed));
        var action = new ActionId(feature, verb, parsed);

        var text = ActionIdCodec.Write(action);

        Assert.True(text.Length <= ActionIdCodec.MaxLength);
        Assert.Equal(action, ActionIdCodec.Read(text));
    }

    [Fact]
    public void RoundId_WrittenAndRead_IsTheSame()
    {
        var id = RoundId.From(new Guid("0198f3a0-0000-7000-8000-00000000abcd"));

        var read = ActionIdCodec.Read(ActionIdCodec.Write(new ActionId("round", "end", Subject.Create(id).And(3))));

        Assert.Equal(id, read.Subject.Id<RoundId>());
        Assert.Equal(3, read.Subject.Number(1));
    }

    [Fact]
    public void StringOfAButton_Written_StaysAsItIs() =>
        Assert.Equal("round:end:x.2", ActionIdCodec.Write(new ActionId("round", "end", Subject.Create("x").And(2))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("round")]
    [InlineData("round:end")]
    [InlineData("round:end:x:y")]
    [InlineData(":end:x")]
    [InlineData("Round:end:x")]
    [InlineData("round:e nd:x")]
    [InlineData("round:end:x y")]
    [InlineData("round:end:<script>")]
    [InlineData("round:end:é")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa:end:x")]
    [InlineData("round:end:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void MalformedText_Read_IsLikeUnknown(string? text) => Assert.Equal(ActionIdCodec.Unknown, ActionIdCodec.Read(text));
}
