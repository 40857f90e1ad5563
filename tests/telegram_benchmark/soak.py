async def soak() -> str:
    return ""
