using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Chat;
using PrepBot.Playground.Rendering;

namespace PrepBot.Playground.Inbound;

/// <summary>What a person does in a room: lines, clicks, forms.</summary>
internal sealed class InteractionEndpoints(Edge edge, ChatService chat, Lines lines, Replies replies, WorkInHand work, Feed feed, TimeProvider time)
{
    /// <summary>The page gets a sign of life within this time, whatever happens.</summary>
    private static readonly TimeSpan FirstSignTime = TimeSpan.FromSeconds(2.5);

    private const int MaxChosen = 25;
    private const int MaxValueLength = 100;
    private const int MaxFields = 60;

    public Task SayAsync(HttpContext context) => DoAsync<LineBody>(context, async (acting, body, cancellationToken) =>
        await lines.ReadAsync(acting, TextCleaner.Clean(body.Text), cancellationToken) switch
        {
            LineCommand line => await HandInAsync(new CommandUsed(acting.Origin, line.Command, line.Values), Shown(acting, clicked: null), cancellationToken),
            LineAnswered line => line.Answer,
            var other => throw new NotSupportedException($"Nothing is done with {other.GetType().Name}."),
        });

    public Task ClickAsync(HttpContext context) => DoAsync<ClickBody>(context, (acting, body, cancellationToken) =>
    {
        var chosen = Values(body.Chosen ?? []);
        return HandInAsync(new ActionClicked(acting.Origin, ActionIdCodec.Read(body.Action), chosen), Shown(acting, body.MessageId), cancellationToken);
    });

    public Task SubmitAsync(HttpContext context) => DoAsync<FormBody>(context, (acting, body, cancellationToken) =>
    {
        var submitted = new FormSubmitted(acting.Origin, ActionIdCodec.Read(body.Form), Answers(body), body.IsComplete);
        return HandInAsync(submitted, body.IsComplete ? Shown(acting, body.MessageId) : Draft(acting), cancellationToken);
    });

    private Task DoAsync<TBody>(HttpContext context, Func<Acting, TBody, CancellationToken, Task<JsonObject>> action)
        where TBody : IRequestBody => edge.AnswerAsync(context, async cancellationToken =>
    {
        var at = time.GetUtcNow();
        var person = Acting.PersonOf(context.Request);
        var body = await BodyReader.ReadAsync<TBody>(context.Request, cancellationToken);
        var id = Acting.CheckDeliveryId(body.DeliveryId);
        var room = await chat.RoomForAsync(person.Id, (string)context.GetRouteValue("roomId")!, cancellationToken) ?? throw Edge.NoSuchRoom();
        return await action(new Acting(person, room, id, at), body, cancellationToken);
    });

    private async Task<JsonObject> HandInAsync(Interaction interaction, Answering answering, CancellationToken cancellationToken)
    {
        work.Start(interaction, answering);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(answering.First, Task.Delay(FirstSignTime, time, enough.Token));
        await enough.CancelAsync();
        answering.SayWorking();
        return await answering.First
            ?? throw new RequestRefusedException(StatusCodes.Status503ServiceUnavailable, "No answer came. Please try again.");
    }

    private Answering Shown(Acting acting, long? clicked) =>
        new((reply, cancellationToken) => replies.ShowAsync(reply, acting, clicked, cancellationToken), Late(acting));

    private Answering Draft(Acting acting) =>
        new((reply, _) => Task.FromResult(DraftReplies.Render(reply)), Late(acting));

    private Action<JsonObject> Late(Acting acting) => answer => feed.Publish(
        person => person == acting.Person.Id,
        "answer",
        () => new JsonObject { ["deliveryId"] = acting.DeliveryId, ["answer"] = answer.DeepClone() });

    private static FormAnswers Answers(FormBody body)
    {
        if (body.Answers.Count > MaxFields || body.Answers.Keys.Any(key => key.Length is 0 or > MaxValueLength))
            throw new RequestRefusedException("This form has fields that no form has.");

        var answers = body.Answers.ToDictionary(
            pair => TextCleaner.Clean(pair.Key),
            pair => (IReadOnlyList<string>)[.. pair.Value.Take(MaxChosen + 1).Select(TextCleaner.Clean)]);
        if (answers.Values.Any(values => values.Count > MaxChosen))
            throw new RequestRefusedException("This form has more choices than any form has.");

        return answers.Values.Sum(values => values.Sum(value => value.Length)) <= FormAnswers.MaxTotalLength
            ? new FormAnswers(answers)
            : throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"All fields together hold {FormAnswers.MaxTotalLength:N0} characters. Nothing is lost, please shorten some.");
    }

    private static IReadOnlyList<string> Values(IReadOnlyList<string> chosen) =>
        chosen.Count <= MaxChosen && chosen.All(value => value.Length <= MaxValueLength)
            ? [.. chosen.Select(TextCleaner.Clean)]
            : throw new RequestRefusedException("This is more than any list has.");
}
