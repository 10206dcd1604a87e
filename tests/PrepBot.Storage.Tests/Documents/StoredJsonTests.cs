using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Tests.Statements;

namespace PrepBot.Storage.Tests.Documents;

/// <summary>What is written as a whole comes back as a whole, of every kind there is or will be.</summary>
public sealed class StoredJsonTests
{
    public static TheoryData<Type> ClosedSets => [typeof(Reply), typeof(Block), typeof(Span), typeof(FormPart), typeof(OutboxContent)];

    public static TheoryData<Type> Replies => [.. Filled.KindsOf(typeof(Reply))];

    public static TheoryData<Type> Contents => [.. Filled.KindsOf(typeof(OutboxContent))];

    [Theory]
    [MemberData(nameof(ClosedSets))]
    public void ClosedSet_Declared_NamesEveryKind(Type set) =>
        Assert.Equal(
            Filled.KindsOf(set).Select(kind => kind.Name).Order(StringComparer.Ordinal),
            Filled.DeclaredKindsOf(set).Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_WrittenAndRead_IsTheSame(Type kind) => AssertComesBack(StoredJson.Default.Reply, kind);

    [Theory]
    [MemberData(nameof(Contents))]
    public void OutboxContent_WrittenAndRead_IsTheSame(Type kind) => AssertComesBack(StoredJson.Default.OutboxContent, kind);

    [Fact]
    public void MessageOfEveryBlockAndSpan_WrittenAndRead_IsTheSame()
    {
        var message = AssertComesBack(StoredJson.Default.Message, typeof(Message));

        Assert.Equal(Filled.KindsOf(typeof(Block)).Count(), message.Blocks.Count);
    }

    [Fact]
    public void Answers_WrittenAndRead_AreTheSame() => AssertComesBack(StoredJson.Default.FormAnswers, typeof(FormAnswers));

    [Fact]
    public void Debrief_WrittenAndRead_IsTheSame() => AssertComesBack(StoredJson.Default.Debrief, typeof(Debrief));

    [Fact]
    public void SelfReview_WrittenAndRead_IsTheSame() => AssertComesBack(StoredJson.Default.SelfReview, typeof(SelfReview));

    [Fact]
    public void Note_WrittenAndRead_IsTheSame() => AssertComesBack(StoredJson.Default.Note, typeof(Note));

    [Fact]
    public void Progress_WrittenAndRead_IsTheSame() => AssertComesBack(StoredJson.Default.RoundProgress, typeof(RoundProgress));

    [Fact]
    public void Round_TakenApartAndWritten_HasEveryProperty()
    {
        string[] columns =
        [
            nameof(Round.CommunityId), nameof(Round.Id), nameof(Round.ChannelId), nameof(Round.InterviewerId), nameof(Round.CandidateId),
            nameof(Round.ObserverId), nameof(Round.Principles), nameof(Round.Stage), nameof(Round.Version), nameof(Round.Room),
            nameof(Round.CreatedAt), nameof(Round.EndedAt), nameof(Round.RevealedAt), nameof(Round.Follows), nameof(Round.Talk),
        ];

        var stored = columns.Concat(typeof(RoundProgress).GetProperties().Select(property => property.Name)).Order(StringComparer.Ordinal);

        Assert.Equal(typeof(Round).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal), stored);
    }

    [Fact]
    public void PrivateMessage_Written_CarriesNothingThatCanBeWorkedOut()
    {
        var json = JsonSerializer.Serialize(Reply.Privately("Hello"), StoredJson.Default.Reply);

        Assert.Equal("""{"$type":"private","Message":{"Blocks":[{"$type":"paragraph","Text":{"Spans":[{"$type":"words","Text":"Hello","Emphasis":0}]}}],"Notify":[]}}""", json);
    }

    [Fact]
    public void MessageOfTheVersionBefore_Read_HasEverythingItHad_AndNothingElse()
    {
        const string Json = """
            {"Blocks":[{"$type":"heading","Text":"Mock round"},{"$type":"buttons","Items":[{"Action":{"Feature":"clock","Verb":"end","Subject":"x"},"Label":"End","Style":2}]},
            {"$type":"select","Action":{"Feature":"board","Verb":"claim","Subject":""},"Placeholder":"Which?","Options":[{"Value":"a","Label":"A"}],"MaxChosen":1}],"Notify":[]}
            """;

        var message = JsonSerializer.Deserialize(Json, StoredJson.Default.Message)!;

        Assert.Equal((Accent.None, (string?)null, false, (string?)null), (message.Accent, message.Notice, message.Silent, message.Card));
        var row = Assert.IsType<Buttons>(message.Blocks[1]);
        Assert.Equal(new Button(new ActionId("clock", "end", Subject.Create("x")), "End", ButtonStyle.Danger), Assert.Single(row.Items));
        Assert.Empty(row.Links);
        var select = Assert.IsType<Select>(message.Blocks[2]);
        Assert.Empty(select.Chosen);
        Assert.False(select.MayBeEmpty);
        Assert.Equal(new Option("a", "A"), Assert.Single(select.Options));
    }

    [Fact]
    public void FormStoredBeforeThereWereTextsInForms_Read_HasItsFields()
    {
        const string Json = """
            {"$type":"form","Form":{"Submit":{"Feature":"note","Verb":"save","Subject":""},"Title":"Note","Steps":[{"Title":"Note","Fields":[
            {"$type":"text","MaxLength":500,"Long":true,"Value":"","Key":"note","Label":"What did you hear?","Required":true}]}],"SubmitLabel":"Save"}}
            """;

        var reply = Assert.IsType<FormReply>(JsonSerializer.Deserialize(Json, StoredJson.Default.Reply));

        Assert.Equal(new TextField("note", "What did you hear?", Required: true, MaxLength: 500, Long: true), Assert.Single(Assert.Single(reply.Form.Steps).Fields));
    }

    private static T AssertComesBack<T>(JsonTypeInfo<T> type, Type kind)
    {
        var value = (T)Filled.Of(kind);

        var json = JsonSerializer.Serialize(value, type);
        var back = JsonSerializer.Deserialize(json, type)!;

        Assert.Equal(kind, back.GetType());
        Assert.Equivalent(value, back, strict: true);
        Assert.Equal(json, JsonSerializer.Serialize(back, type));
        return back;
    }
}
