"""Drives OpenAI's stock client, `sync` or `async`, and prints as one JSON object what its user gets to see."""

import asyncio
import inspect
import json
import os
import sys

import openai
from pydantic import BaseModel

URL, EMBEDDER, MODEL = os.environ["URL"] + "/v1", os.environ["EMBEDDER"], "aquifer/kitchen"
GREEN = "How hot should the water for green tea be?"
CLIENT = {"sync": openai.OpenAI, "async": openai.AsyncOpenAI}[sys.argv[1]]


class Oven(BaseModel):
    weight_kg: float


def client(key="KEY"):
    return CLIENT(base_url=URL, api_key=os.environ.get(key, key), max_retries=0)


def user(content):
    return [{"role": "user", "content": content}]


async def got(value):
    return await value if inspect.isawaitable(value) else value


async def each(stream):
    if hasattr(stream, "__aiter__"):
        async for piece in stream:
            yield piece
    else:
        for piece in stream:
            yield piece


async def thrown(make):
    """What a call throws: the client's own class, and what is in it."""
    try:
        await got(make())
    except openai.APIStatusError as error:
        told = {"status": error.status_code, "code": error.code, "param": error.param, "type": error.type}
        return {"class": type(error).__name__, "message": str(error), "retryAfter": error.response.headers.get("retry-after"), **told}
    except openai.APIError as error:
        return {"class": type(error).__name__, "message": str(error)}
    return None


async def models(ai):
    ids = [model.id for model in (await got(ai.models.list())).data]
    return {"ids": ids, "one": (await got(ai.models.retrieve(MODEL))).id}


async def chat(ai):
    answer = await got(ai.chat.completions.create(model=MODEL, messages=user(GREEN), extra_body={"aquifer": {"limit": 4}}))
    message = answer.choices[0].message
    cited = [each.url_citation for each in message.annotations]
    markers = [message.content[one.start_index : one.end_index] for one in cited]
    return {"content": message.content, "markers": markers, "titles": [one.title for one in cited], "status": answer.aquifer["status"]}


async def streamed(ai):
    wanted = {"model": MODEL, "messages": user(GREEN), "stream": True, "stream_options": {"include_usage": True}}
    chunks = [chunk async for chunk in each(await got(ai.chat.completions.create(**wanted)))]
    choices = [choice for chunk in chunks for choice in chunk.choices]
    return {
        "content": "".join(choice.delta.content or "" for choice in choices),
        "finish": choices[-1].finish_reason,
        "annotations": sum(len(getattr(choice.delta, "annotations", None) or []) for choice in choices),
        "usage": chunks[-1].usage.total_tokens,
    }


async def left(ai):
    """A stream that is closed at its first piece, and the question after it."""
    stream = await got(ai.chat.completions.create(model=MODEL, messages=user(GREEN), stream=True))
    async for _ in each(stream):
        break
    await got(stream.close())
    return await chat(ai)


async def parsed(ai):
    question = user("How heavy is the oven of the bakery?")
    answer = await got(ai.chat.completions.parse(model=MODEL, messages=question, response_format=Oven))
    return {"weight": answer.choices[0].message.parsed.weight_kg}


async def embeddings(ai):
    texts = ["Green tea is brewed at seventy degrees.", "The door is locked at eight."]
    packed = (await got(ai.embeddings.create(model=EMBEDDER, input=texts))).data
    floats = (await got(ai.embeddings.create(model=EMBEDDER, input=texts, encoding_format="float"))).data
    return {"same": [one.embedding for one in packed] == [one.embedding for one in floats], "count": len(packed)}


async def errors(ai):
    def ask(**more):
        return lambda: ai.chat.completions.create(**{"model": MODEL, "messages": user(GREEN), **more})

    slow = client("SLOW_KEY")
    await got(slow.models.list())
    return {
        "model": await thrown(ask(model="gpt-4o")),
        "parameter": await thrown(ask(n=2)),
        "key": await thrown(lambda: client("wrong").models.list()),
        "limit": await thrown(lambda: slow.models.list()),
        "time": await thrown(ask(stream=True, messages=user("How hot is it at all?"), extra_body={"aquifer": {"deadlineMs": 1}})),
        "impatient": await thrown(ask(messages=user("When is tea poured, and how hot?"), timeout=0.001)),
        "embedding": await thrown(lambda: ai.embeddings.create(model="text-embedding-3-small", input="tea")),
        "unreachable": await thrown(lambda: CLIENT(base_url="http://127.0.0.1:9/v1", api_key="none", max_retries=0).models.list()),
    }


async def main():
    ai = client()
    checks = [models, chat, streamed, left, parsed, embeddings, errors]
    print(json.dumps({check.__name__: await check(ai) for check in checks}))


asyncio.run(main())
