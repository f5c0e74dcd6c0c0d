"""The engine that asks a language model, at any endpoint that speaks OpenAI's chat completions.

Reading order: ask (what travels), client (the door), run, structured, transport, faults; then access, capabilities,
kept, cache, budget, prices, usage. One owner for each kind of fault: transport repeats what the network or the server
spoiled, structured re-asks once what the model got wrong, run stops what cannot succeed for anybody.
"""
