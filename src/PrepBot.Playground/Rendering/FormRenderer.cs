using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;

namespace PrepBot.Playground.Rendering;

/// <summary>A form as JSON, all its steps at once: a page has room for them.</summary>
internal static class FormRenderer
{
    public static JsonObject Render(Form form) => new()
    {
        ["submit"] = ActionIdCodec.Write(form.Submit),
        ["title"] = form.Title,
        ["submitLabel"] = form.SubmitLabel,
        ["steps"] = new JsonArray([.. form.Steps.Select(Render)]),
    };

    public static JsonObject Render(FormPart part) => part switch
    {
        FormText text => new JsonObject { ["kind"] = "words", ["text"] = text.Text },
        Field field => Asked(field),
        _ => throw new NotSupportedException($"The playground cannot show {part.GetType().Name}."),
    };

    private static JsonObject Asked(Field field)
    {
        var json = field switch
        {
            TextField text => new JsonObject
            {
                ["kind"] = "text", ["value"] = text.Value, ["maxLength"] = text.MaxLength, ["long"] = text.Long,
            },
            NumberField number => new JsonObject
            {
                ["kind"] = "number", ["value"] = number.Value, ["min"] = number.Min, ["max"] = number.Max,
            },
            DateField date => new JsonObject { ["kind"] = "date", ["value"] = date.Value },
            ChoiceField choice => new JsonObject
            {
                ["kind"] = "choice",
                ["options"] = MessageRenderer.Render(choice.Options),
                ["maxChosen"] = choice.MaxChosen,
                ["chosen"] = new JsonArray([.. choice.Chosen.Select(value => (JsonNode)value)]),
            },
            _ => throw new NotSupportedException($"The playground cannot show {field.GetType().Name}."),
        };

        json["key"] = field.Key;
        json["label"] = field.Label;
        json["required"] = field.Required;
        json["hint"] = field.Hint;
        return json;
    }

    private static JsonNode Render(FormStep step) => new JsonObject
    {
        ["title"] = step.Title,
        ["parts"] = new JsonArray([.. step.Parts.Select(part => (JsonNode)Render(part))]),
    };
}
